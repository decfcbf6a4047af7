using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Sums and means that skip NaN.</content>
public static partial class TensorOperations
{
    /// <summary>The sum of all elements that are not NaN.</summary>
    public static Tensor<T> NanSum<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.NanSum([]);

    /// <summary>The sums along dimensions of the elements that are not NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are summed over, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> NanSum<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = Dimension.Mask(x, dims, nameof(NanSum));
        return Summation.Apply(Selection.Apply(ElementMasks.Numbers(x), x, Tensor<T>.Scalar(default)), mask, keepDim);
    }

    /// <summary>The sums along a dimension of the elements that are not NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is summed over, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> NanSum<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.NanSum([dim], keepDim);

    /// <summary>The mean of all elements that are not NaN; NaN if there is none.</summary>
    public static Tensor<T> NanMean<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.NanMean([]);

    /// <summary>The means along dimensions of the elements that are not NaN; NaN where there is none.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are averaged over, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> NanMean<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = Dimension.Mask(x, dims, nameof(NanMean));
        var numbers = ElementMasks.Numbers(x);
        return Summation.Apply(Selection.Apply(numbers, x, Tensor<T>.Scalar(default)), mask, keepDim) / Reduce.Apply<T, SumReducer>(numbers, mask, keepDim);
    }

    /// <summary>The means along a dimension of the elements that are not NaN; NaN where there is none.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is averaged over, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> NanMean<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.NanMean([dim], keepDim);
}
