using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Medians.</content>
public static partial class TensorOperations
{
    /// <summary>The median of all elements, of two middle ones the smaller; NaN if any is NaN.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<T> Median<T>(this Tensor<T> x)
        where T : unmanaged, INumber<T> => (x.Rank == 1 ? x : x.Reshape(-1)).Median(0).Values;

    /// <summary>The medians along a dimension, of two middle elements the smaller, and their indices; NaN where any is NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static (Tensor<T> Values, Tensor<long> Indices) Median<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, INumber<T>
    {
        var d = Dimension.Of(x, dim, nameof(Median));
        var mask = Extremes.Mask(x, d);
        Extremes.CheckNotEmpty(x.Layout, mask, nameof(Median));
        var indices = Tensor<long>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim: true));
        var rows = Lines.Dense(Reduce.MoveToEnd(x, mask)).ToArray();
        var length = Reduce.CountOf(x.Layout, mask);
        var order = new int[length];
        var found = indices.Elements;
        for (var row = 0; row < found.Length; row++)
        {
            var elements = rows.AsMemory(row * length, length);
            for (var i = 0; i < length; i++)
                order[i] = i;
            Array.Sort(order, (a, b) => Compare(elements.Span, a, b));
            found[row] = T.IsNaN(elements.Span[order[0]]) ? order[0] : order[(length - 1) / 2];
        }

        return Extremes.Picked(x, indices, d, keepDim, "MedianBackward0");
    }

    // NaN comes first, equal elements in their order.
    private static int Compare<T>(ReadOnlySpan<T> elements, int a, int b)
        where T : unmanaged, INumber<T>
    {
        var order = elements[a].CompareTo(elements[b]); // of NaN and a number, NaN is the smaller
        return order != 0 ? order : a.CompareTo(b);
    }
}
