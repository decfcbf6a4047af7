using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The inverse hyperbolic sine of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The inverse hyperbolic sine of each element: <c>asinh(x)</c>, with derivative <c>1 / sqrt(x^2 + 1)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Asinh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AsinhOperation>(x);
}

/// <summary><c>asinh(x)</c>, with derivative <c>1 / sqrt(x^2 + 1)</c>.</summary>
internal readonly struct AsinhOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Asinh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / TElement.Hypot(x, TElement.Constant(1));
}
