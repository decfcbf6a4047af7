using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Contractions of several dimensions.</content>
public static partial class TensorOperations
{
    /// <summary>Sums the products over the last dimensions of x and the first of y; 0 of them gives the outer product.</summary>
    /// <param name="x">The first tensor.</param>
    /// <param name="y">The second tensor.</param>
    /// <param name="dims">How many dimensions are summed over.</param>
    /// <exception cref="ArgumentException">The dimensions differ in size, or there are not so many.</exception>
    public static Tensor<T> Tensordot<T>(this Tensor<T> x, Tensor<T> y, int dims = 2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (dims < 0 || dims > x.Rank || dims > y.Rank)
            throw new ArgumentException($"Tensordot: {dims} dimensions cannot be summed over for the shapes {x.Layout} and {y.Layout}.", nameof(dims));
        return x.Tensordot(y, [.. Enumerable.Range(x.Rank - dims, dims)], [.. Enumerable.Range(0, dims)]);
    }

    /// <summary>Sums the products over pairs of dimensions; the others follow, those of x first.</summary>
    /// <param name="x">The first tensor.</param>
    /// <param name="y">The second tensor.</param>
    /// <param name="xDims">The dimensions of x that are summed over.</param>
    /// <param name="yDims">The dimensions of y that belong to them.</param>
    /// <exception cref="ArgumentException">The dimensions differ in number or size, or one is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Tensordot<T>(this Tensor<T> x, Tensor<T> y, ReadOnlySpan<int> xDims, ReadOnlySpan<int> yDims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (xDims.Length != yDims.Length)
            throw new ArgumentException($"Tensordot: {xDims.Length} dimensions of the shape {x.Layout} and {yDims.Length} of the shape {y.Layout} are not pairs.", nameof(yDims));
        int[] ofX = SummedDimensions(x, xDims, nameof(xDims)), ofY = SummedDimensions(y, yDims, nameof(yDims));
        for (var i = 0; i < ofX.Length; i++)
        {
            if (x.Layout.Sizes[ofX[i]] != y.Layout.Sizes[ofY[i]])
                throw new ArgumentException($"Tensordot: dimension {xDims[i]} of the shape {x.Layout} and dimension {yDims[i]} of the shape {y.Layout} differ in size.", nameof(yDims));
        }

        int[] xFree = [.. Enumerable.Range(0, x.Rank).Except(ofX)], yFree = [.. Enumerable.Range(0, y.Rank).Except(ofY)];
        int depth = Size(x, ofX), rows = Size(x, xFree), columns = Size(y, yFree);
        var left = Permutation.Apply(x, [.. xFree, .. ofX]).Reshape(rows, depth);
        var right = Permutation.Apply(y, [.. ofY, .. yFree]).Reshape(depth, columns);
        return left.MatMul(right).Reshape([.. xFree.Select(d => x.Layout.Sizes[d]), .. yFree.Select(d => y.Layout.Sizes[d])]);
    }

    private static int[] SummedDimensions(Tensor x, ReadOnlySpan<int> dims, string name)
    {
        var dimensions = new int[dims.Length];
        for (var i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = Dimension.Of(x, dims[i], nameof(Tensordot), name);
            if (dimensions.AsSpan(0, i).Contains(dimensions[i]))
                throw new ArgumentException($"Tensordot: dimension {dims[i]} of the shape {x.Layout} is named twice.", name);
        }

        return dimensions;
    }

    private static int Size(Tensor x, int[] dims) => Layout.CountOf([.. dims.Select(d => x.Layout.Sizes[d])]);
}
