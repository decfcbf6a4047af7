using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The reciprocal of the square root of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The reciprocal of the square root of each element: <c>1 / sqrt(x)</c>, with derivative <c>-r^3 / 2</c> for the result r.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Rsqrt<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, RsqrtOperation>(x);
}

/// <summary><c>1 / sqrt(x)</c>, with derivative <c>-r^3 / 2</c> for the result r.</summary>
internal readonly struct RsqrtOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Rsqrt";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(-0.5) * result * result * result);
}
