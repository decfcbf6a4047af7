using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>One less the error function of each element, without cancellation.</content>
public static partial class TensorOperations
{
    /// <summary>One less the error function of each element, without cancellation: <c>1 - erf(x)</c>, with derivative <c>-2 / sqrt(pi) e^(-x^2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Erfc<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, ErfcOperation>(x);
}

/// <summary><c>1 - erf(x)</c>, with derivative <c>-2 / sqrt(pi) e^(-x^2)</c>.</summary>
internal readonly struct ErfcOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Erfc";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(-1.128379167095512573896) * TElement.Exp(-(x * x)));
}
