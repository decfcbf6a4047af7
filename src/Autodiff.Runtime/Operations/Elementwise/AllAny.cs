using Autodiff.Internal;

namespace Autodiff;

/// <content>Whether all elements, or any, are true.</content>
public static partial class TensorOperations
{
    /// <summary>Whether all elements are true, as a tensor without dimensions; so also for no element.</summary>
    public static Tensor<bool> All(this Tensor<bool> x) => Tensor.Create(!x.ToDense().Contains(false));

    /// <summary>Whether any element is true, as a tensor without dimensions.</summary>
    public static Tensor<bool> Any(this Tensor<bool> x) => Tensor.Create(x.ToDense().Contains(true));

    /// <summary>Whether all elements along a dimension are true.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<bool> All(this Tensor<bool> x, int dim, bool keepDim = false) => Along(x, dim, keepDim, isAll: true);

    /// <summary>Whether any element along a dimension is true.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<bool> Any(this Tensor<bool> x, int dim, bool keepDim = false) => Along(x, dim, keepDim, isAll: false);

    private static Tensor<bool> Along(Tensor<bool> x, int dim, bool keepDim, bool isAll)
    {
        var mask = Dimension.Mask(x, [dim], isAll ? nameof(All) : nameof(Any));
        var result = Tensor<bool>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
        var rows = Reduce.MoveToEnd(x, mask).Copy().Elements;
        var found = result.Elements;
        var length = Reduce.CountOf(x.Layout, mask);
        for (var i = 0; i < found.Length; i++)
            found[i] = rows.Slice(i * length, length).Contains(!isAll) != isAll;
        return result;
    }

    private static ReadOnlySpan<bool> ToDense(this Tensor<bool> x) => (x.IsContiguous ? x : x.Copy()).Elements;
}
