using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Sums and products, of 64 bits.</content>
public static partial class WholeNumberOperations
{
    /// <summary>The sum of all elements.</summary>
    public static Tensor<long> Sum<T>(this Tensor<T> x)
        where T : unmanaged, IBinaryInteger<T> => x.Sum([]);

    /// <summary>The sums along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<long> Sum<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IBinaryInteger<T> =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(Sum)), keepDim, 0L, static (sum, element) => unchecked(sum + long.CreateTruncating(element)));

    /// <summary>The sums along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<long> Sum<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IBinaryInteger<T> => x.Sum([dim], keepDim);

    /// <summary>The product of all elements; 1 if there is none.</summary>
    public static Tensor<long> Prod<T>(this Tensor<T> x)
        where T : unmanaged, IBinaryInteger<T> => x.Prod([]);

    /// <summary>The products along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<long> Prod<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IBinaryInteger<T> =>
        WholeReduction.Fold(x, Dimension.Mask(x, dims, nameof(Prod)), keepDim, 1L, static (product, element) => unchecked(product * long.CreateTruncating(element)));

    /// <summary>The products along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<long> Prod<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IBinaryInteger<T> => x.Prod([dim], keepDim);
}
