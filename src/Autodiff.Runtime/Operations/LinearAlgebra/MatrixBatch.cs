using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The matrices of the last two dimensions, one after the other.</summary>
internal static class MatrixBatch
{
    /// <summary>How many matrices a layout has.</summary>
    public static int CountOf(Layout x) => Layout.CountOf(x.Sizes.AsSpan(..^2));

    /// <summary>The layout of as many matrices of another size, or vectors, or numbers.</summary>
    public static Layout LayoutOf(Layout x, params ReadOnlySpan<int> sizes) => Layout.Contiguous([.. x.Sizes.AsSpan(..^2), .. sizes]);

    /// <summary>A matrix of a contiguous tensor to be written.</summary>
    public static MatrixTarget<T> Target<T>(Tensor<T> x, int index)
        where T : unmanaged
    {
        int rows = x.Layout.Sizes[^2], columns = x.Layout.Sizes[^1];
        return new MatrixTarget<T>(x.Elements.Slice(index * rows * columns, rows * columns), rows, columns);
    }

    /// <summary>How a message names a matrix: alone, or by its place in the batch.</summary>
    public static string Name(Layout x, int index)
    {
        var place = new int[x.Rank - 2];
        for (var d = place.Length - 1; d >= 0; d--)
            (index, place[d]) = Math.DivRem(index, x.Sizes[d]);
        return place.Length == 0 ? $"the matrix of shape {x}" : $"matrix {Layout.Text(place)} of the batch of shape {x}";
    }

    /// <summary>Refuses matrices with elements that are not finite, on which an iteration would not end.</summary>
    /// <exception cref="LinearAlgebraException">There is one.</exception>
    public static void CheckFinite<T>(Tensor<T> x, string operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var elements = Lines.Dense(x);
        for (var i = 0; i < elements.Length; i++)
        {
            if (!T.IsFinite(elements[i]))
                throw new LinearAlgebraException($"{operation}: {Name(x.Layout, i / (x.Layout.Sizes[^1] * x.Layout.Sizes[^2]))} has an element that is {elements[i]}; all must be finite.");
        }
    }

    /// <summary>Repeats two batches of matrices to their common batch, recorded.</summary>
    /// <exception cref="ArgumentException">The batches do not broadcast.</exception>
    public static (Tensor<T> X, Tensor<T> Y) Broadcast<T>(Tensor<T> x, Tensor<T> y, string operation)
        where T : unmanaged
    {
        var (a, b) = (x.Layout, y.Layout);
        if (a.Sizes.AsSpan(..^2).SequenceEqual(b.Sizes.AsSpan(..^2)))
            return (x, y);
        var common = Internal.Broadcast.LayoutOf(Layout.Contiguous(a.Sizes.AsSpan(..^2)), Layout.Contiguous(b.Sizes.AsSpan(..^2)), operation);
        return (x.ExpandTo(Layout.Contiguous([.. common.Sizes, .. a.Sizes.AsSpan(^2..)])), y.ExpandTo(Layout.Contiguous([.. common.Sizes, .. b.Sizes.AsSpan(^2..)])));
    }
}
