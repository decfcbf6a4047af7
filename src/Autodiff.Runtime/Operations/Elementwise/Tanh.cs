using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The hyperbolic tangent of each element</content>
public static partial class TensorOperations
{
    /// <summary>The hyperbolic tangent of each element: <c>tanh(x)</c>, with derivative <c>1 - tanh(x)^2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Tanh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, TanhOperation>(x);
}

/// <summary><c>tanh(x)</c>, with derivative <c>1 - tanh(x)^2</c>.</summary>
internal readonly struct TanhOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Tanh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(1) - result * result);
}
