using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element moved towards 0.</content>
public static partial class TensorOperations
{
    /// <summary>Each element moved towards 0 by lambda, and 0 where it would cross it; its derivative there is 0, else 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="lambda">How far; not negative.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Lambda is negative.</exception>
    public static Tensor<T> Softshrink<T>(this Tensor<T> x, double lambda = 0.5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lambda);
        return Unary.Apply(x, new SoftshrinkOperation(lambda));
    }
}

/// <summary><c>x - lambda</c> above lambda, <c>x + lambda</c> below -lambda, else 0.</summary>
internal readonly struct SoftshrinkOperation(double lambda) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Softshrink";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(
            TElement.LessThan(TElement.Constant(lambda), x), x - TElement.Constant(lambda), TElement.Select(TElement.LessThan(x, TElement.Constant(-lambda)), x + TElement.Constant(lambda), TElement.Constant(0) * x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(TElement.Abs(x), TElement.Constant(lambda)), TElement.Constant(0), t);
}
