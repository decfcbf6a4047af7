using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Cross products.</content>
public static partial class TensorOperations
{
    /// <summary>The cross product of vectors of three elements: <c>(x1 y2 - x2 y1, x2 y0 - x0 y2, x0 y1 - x1 y0)</c>.</summary>
    /// <param name="x">With three elements along the dimension.</param>
    /// <param name="y">With three elements along the dimension; broadcasts with <paramref name="x"/> elsewhere.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentException">The tensors have other sizes along the dimension, differ in rank, or do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Cross<T>(this Tensor<T> x, Tensor<T> y, int dim = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank != y.Rank || x.Rank == 0)
            throw new ArgumentException($"Cross: the shapes {x.Layout} and {y.Layout} must have equally many dimensions, at least one.");
        var d = Dimension.Of(x, dim, nameof(Cross));
        if (x.Layout.Sizes[d] != 3 || y.Layout.Sizes[d] != 3)
            throw new ArgumentException($"Cross: the shapes {x.Layout} and {y.Layout} must have three elements along dimension {dim}.");
        return Turned(x, d, 1) * Turned(y, d, 2) - Turned(x, d, 2) * Turned(y, d, 1);
    }

    private static Tensor<T> Turned<T>(Tensor<T> x, int dim, int by)
        where T : unmanaged => Tensor.Cat([x.Narrow(dim, by, 3 - by), x.Narrow(dim, 0, by)], dim);
}
