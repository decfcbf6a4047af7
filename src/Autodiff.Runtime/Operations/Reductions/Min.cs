using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The smallest elements.</content>
public static partial class TensorOperations
{
    /// <summary>The smallest of all elements, a single number; NaN if any is NaN. Where several are equal, each has an even part of the derivative.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<T> Min<T>(this Tensor<T> x)
        where T : unmanaged, INumber<T> =>
        Extremes.Apply(x, Dimension.Mask(x, [], nameof(Min)), keepDim: false, largest: false, nameof(Min), "MinBackward1", matchesNaN: true);

    /// <summary>The smallest elements along a dimension and their indices; of several equal ones the first, which alone has the derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static (Tensor<T> Values, Tensor<long> Indices) Min<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, INumber<T> => Extremes.Along(x, dim, keepDim, largest: false, nameof(Min));

    /// <summary>The smallest of all elements, a single number; NaN if any is NaN. Where several are equal, each has an even part of the derivative.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<T> Amin<T>(this Tensor<T> x)
        where T : unmanaged, INumber<T> => x.Amin([]);

    /// <summary>The smallest elements along dimensions; NaN where any is NaN. Where several are equal, each has an even part of the derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice, or there are no elements along the dimensions.</exception>
    public static Tensor<T> Amin<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, INumber<T> =>
        Extremes.Apply(x, Dimension.Mask(x, dims, nameof(Amin)), keepDim, largest: false, nameof(Amin), "AminBackward0", matchesNaN: false);

    /// <summary>The smallest elements along a dimension; NaN where any is NaN. Where several are equal, each has an even part of the derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static Tensor<T> Amin<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, INumber<T> => x.Amin([dim], keepDim);

    /// <summary>The index of the smallest of all elements in row-major order; of several equal ones the first, and of the first NaN if there is one.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<long> ArgMin<T>(this Tensor<T> x)
        where T : unmanaged, INumber<T> => Extremes.Indices(x.Detach().Reshape(-1), 0, keepDim: false, largest: false, nameof(ArgMin));

    /// <summary>The indices of the smallest elements along a dimension; of several equal ones the first, and of the first NaN if there is one.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static Tensor<long> ArgMin<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, INumber<T> => Extremes.Indices(x, Dimension.Of(x, dim, nameof(ArgMin)), keepDim, largest: false, nameof(ArgMin));
}
