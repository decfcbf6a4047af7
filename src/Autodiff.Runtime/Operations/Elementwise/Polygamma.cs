using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The polygamma functions of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The derivative of the logarithm of the gamma function at each element; its derivative is the trigamma function.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Digamma<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new PolygammaOperation(0));

    /// <summary>The derivative of some order of the digamma function at each element; its derivative is the next.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="order">0 is the digamma function, 1 the trigamma function.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static Tensor<T> Polygamma<T>(this Tensor<T> x, int order)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return Unary.Apply(x, new PolygammaOperation(order));
    }
}

/// <summary>The derivative of some order of the digamma function.</summary>
internal readonly struct PolygammaOperation(int order) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Polygamma";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Polygamma(order, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Polygamma(order + 1, x);
}
