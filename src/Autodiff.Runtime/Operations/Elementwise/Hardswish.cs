using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element times its hard sigmoid.</content>
public static partial class TensorOperations
{
    /// <summary>Each element times its hard sigmoid: <c>x min(max(x + 3, 0), 6) / 6</c>, with derivative 0 below -3, <c>x / 3 + 1/2</c> up to 3, and 1 above.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Hardswish<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, HardswishOperation>(x);
}

/// <summary><c>x min(max(x + 3, 0), 6) / 6</c>, with derivative 0 below -3, <c>x / 3 + 1/2</c> up to 3, and 1 above.</summary>
internal readonly struct HardswishOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hardswish";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * TElement.Min(TElement.Max(x + TElement.Constant(3), TElement.Constant(0)), TElement.Constant(6)) / TElement.Constant(6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(
            TElement.LessThan(x, TElement.Constant(-3)), TElement.Constant(0), TElement.Select(TElement.LessThanOrEqual(x, TElement.Constant(3)), t * (x / TElement.Constant(3) + TElement.Constant(0.5)), t));
}
