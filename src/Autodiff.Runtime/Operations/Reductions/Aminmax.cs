using System.Numerics;

namespace Autodiff;

/// <content>Both extremes.</content>
public static partial class TensorOperations
{
    /// <summary>The smallest and the largest of all elements.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static (Tensor<T> Min, Tensor<T> Max) Aminmax<T>(this Tensor<T> x)
        where T : unmanaged, INumber<T> => (x.Amin(), x.Amax());

    /// <summary>The smallest and the largest elements along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static (Tensor<T> Min, Tensor<T> Max) Aminmax<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, INumber<T> => (x.Amin(dim, keepDim), x.Amax(dim, keepDim));
}
