using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The inverse hyperbolic tangent of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The inverse hyperbolic tangent of each element: <c>atanh(x)</c>, with derivative <c>1 / (1 - x^2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Atanh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AtanhOperation>(x);
}

/// <summary><c>atanh(x)</c>, with derivative <c>1 / (1 - x^2)</c>.</summary>
internal readonly struct AtanhOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Atanh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / ((TElement.Constant(1) - x) * (TElement.Constant(1) + x));
}
