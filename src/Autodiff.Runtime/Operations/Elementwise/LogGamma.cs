using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of the magnitude of the gamma function of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of the magnitude of the gamma function of each element: <c>log |gamma(x)|</c>, with derivative the digamma function.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Lgamma<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, LogGammaOperation>(x);
}

/// <summary><c>log |gamma(x)|</c>, with derivative the digamma function.</summary>
internal readonly struct LogGammaOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Lgamma";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.LogGamma(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Polygamma(0, x);
}
