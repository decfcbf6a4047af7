using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The inverse of the error function.</content>
public static partial class TensorOperations
{
    /// <summary>The inverse of the error function of each element: the y with <c>erf(y) = x</c>, with derivative <c>sqrt(pi) / 2 e^(y^2)</c>; infinite at -1 and 1, NaN beyond.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Erfinv<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, ErfinvOperation>(x);
}

/// <summary>The inverse of the error function, with derivative <c>sqrt(pi) / 2 e^(y^2)</c> at its value y.</summary>
internal readonly struct ErfinvOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Erfinv";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * (TElement.Constant(0.886226925452758013649) * TElement.Exp(result * result));
}
