using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element times its sigmoid.</content>
public static partial class TensorOperations
{
    /// <summary>Each element times its sigmoid: <c>x s(x)</c> with <c>s(x) = 1 / (1 + e^-x)</c>, also called swish, with derivative <c>s (1 + x (1 - s))</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Silu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SiluOperation>(x);
}

/// <summary><c>x s</c> with the sigmoid s of x, and derivative <c>s (1 + x (1 - s))</c>.</summary>
internal readonly struct SiluOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Silu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * TElement.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var s = TElement.Sigmoid(x);
        return t * (s * (TElement.Constant(1) + x * (TElement.Constant(1) - s)));
    }
}
