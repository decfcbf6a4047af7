using Autodiff.Internal;

namespace Autodiff;

/// <content>Reductions of masks.</content>
public static partial class TensorOperations
{
    /// <summary>How many elements are true: <c>x.Eq(y).Sum()</c> counts equal elements.</summary>
    public static Tensor<long> Sum(this Tensor<bool> x) => x.Sum([]);

    /// <summary>How many elements are true, along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<long> Sum(this Tensor<bool> x, ReadOnlySpan<int> dims, bool keepDim = false) =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(Sum)), keepDim, 0L, static (sum, element) => element ? sum + 1 : sum);

    /// <summary>How many elements are true, along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<long> Sum(this Tensor<bool> x, int dim, bool keepDim = false) => x.Sum([dim], keepDim);

    /// <summary>Whether all elements are true, along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<bool> All(this Tensor<bool> x, ReadOnlySpan<int> dims, bool keepDim = false) =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(All)), keepDim, true, static (all, element) => all & element);

    /// <summary>Whether any element is true, along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<bool> Any(this Tensor<bool> x, ReadOnlySpan<int> dims, bool keepDim = false) =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(Any)), keepDim, false, static (any, element) => any | element);

    /// <summary>How many elements are not 0, or are true; NaN is not 0.</summary>
    public static Tensor<long> CountNonzero<T>(this Tensor<T> x)
        where T : unmanaged => x.CountNonzero([]);

    /// <summary>How many elements are not 0, or are true, along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<long> CountNonzero<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(CountNonzero)), keepDim, 0L, static (count, element) => Number.ToDouble(element) == 0 ? count : count + 1);

    /// <summary>How many elements are not 0, or are true, along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<long> CountNonzero<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged => x.CountNonzero([dim], keepDim);
}
