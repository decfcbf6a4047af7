using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element times the hyperbolic tangent of its softplus.</content>
public static partial class TensorOperations
{
    /// <summary>Each element times the hyperbolic tangent of its softplus: <c>x tanh(log(1 + e^x))</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Mish<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, MishOperation>(x);
}

/// <summary><c>x w</c> with <c>w = tanh(log(1 + e^x))</c>, and derivative <c>w + x (1 - w^2) s</c> with the sigmoid s of x.</summary>
internal readonly struct MishOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Mish";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * Factor(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var w = Factor(x);
        return t * (w + x * (TElement.Constant(1) - w * w) * TElement.Sigmoid(x));
    }

    /// <summary>
    /// <c>tanh(log(1 + e^x))</c>, with <c>u = e^x</c> equal to <c>u (u + 2) / (u (u + 2) + 2)</c>; where x is positive, the same in
    /// <c>v = e^-x</c>, so that nothing overflows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Factor<TElement>(TElement x)
        where TElement : struct, IElement<TElement>
    {
        var isBelow = TElement.LessThanOrEqual(x, TElement.Constant(0));
        var u = TElement.Exp(TElement.Select(isBelow, x, TElement.Constant(0)));
        var v = TElement.Exp(TElement.Select(isBelow, TElement.Constant(0), -x));
        var below = u * (u + TElement.Constant(2));
        var above = TElement.Constant(1) + TElement.Constant(2) * v;
        return TElement.Select(isBelow, below / (below + TElement.Constant(2)), above / (above + TElement.Constant(2) * (v * v)));
    }
}
