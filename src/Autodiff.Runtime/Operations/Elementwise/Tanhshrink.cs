using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element minus its hyperbolic tangent.</content>
public static partial class TensorOperations
{
    /// <summary>Each element minus its hyperbolic tangent: <c>x - tanh(x)</c>, with derivative <c>tanh(x)^2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Tanhshrink<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, TanhshrinkOperation>(x);
}

/// <summary><c>x - tanh(x)</c>, with derivative <c>tanh(x)^2</c>.</summary>
internal readonly struct TanhshrinkOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Tanhshrink";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x - TElement.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var tanh = TElement.Tanh(x);
        return t * (tanh * tanh);
    }
}
