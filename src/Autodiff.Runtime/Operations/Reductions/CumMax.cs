using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Running extremes.</content>
public static partial class TensorOperations
{
    /// <summary>The largest element so far along a dimension, and its index: of several equal ones the last. NaN from the first NaN on.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>Two tensors of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static (Tensor<T> Values, Tensor<long> Indices) CumMax<T>(this Tensor<T> x, int dim)
        where T : unmanaged, INumber<T> => RunningExtreme.Apply(x, Dimension.Of(x, dim, nameof(CumMax)), largest: true);

    /// <summary>The smallest element so far along a dimension, and its index: of several equal ones the last. NaN from the first NaN on.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>Two tensors of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static (Tensor<T> Values, Tensor<long> Indices) CumMin<T>(this Tensor<T> x, int dim)
        where T : unmanaged, INumber<T> => RunningExtreme.Apply(x, Dimension.Of(x, dim, nameof(CumMin)), largest: false);
}

/// <summary>Running extremes.</summary>
internal static class RunningExtreme
{
    /// <summary>Finds the indices and takes the elements.</summary>
    public static (Tensor<T> Values, Tensor<long> Indices) Apply<T>(Tensor<T> x, int dim, bool largest)
        where T : unmanaged, INumber<T>
    {
        var indices = Tensor<long>.Allocate(Lines.RowMajor(x.Layout));
        var lines = new Lines(x.Layout, dim);
        var source = Lines.Dense(x);
        var found = indices.Elements;
        for (var i = 0; i < found.Length; i++)
        {
            var place = i / lines.After % lines.Length;
            if (place == 0)
                continue;
            var best = found[i - lines.After];
            T value = source[i], extreme = source[i + ((int)best - place) * lines.After];
            var replaces = T.IsNaN(value) || (!T.IsNaN(extreme) && (largest ? value >= extreme : value <= extreme));
            found[i] = replaces ? place : best;
        }

        return (Picking.Gather(x, indices, dim, largest ? "CummaxBackward0" : "CumminBackward0"), indices);
    }
}
