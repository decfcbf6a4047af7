using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The arc tangent of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The arc tangent of each element: <c>atan(x)</c>, with derivative <c>1 / (1 + x^2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Atan<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AtanOperation>(x);
}

/// <summary><c>atan(x)</c>, with derivative <c>1 / (1 + x^2)</c>.</summary>
internal readonly struct AtanOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Atan";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / (TElement.Constant(1) + x * x);
}
