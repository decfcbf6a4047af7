using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The error function of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The error function of each element: <c>erf(x)</c>, with derivative <c>2 / sqrt(pi) e^(-x^2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Erf<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, ErfOperation>(x);
}

/// <summary><c>erf(x)</c>, with derivative <c>2 / sqrt(pi) e^(-x^2)</c>.</summary>
internal readonly struct ErfOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Erf";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(1.128379167095512573896) * TElement.Exp(-(x * x)));
}
