using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element over one more than its magnitude.</content>
public static partial class TensorOperations
{
    /// <summary>Each element over one more than its magnitude: <c>x / (1 + |x|)</c>, with derivative <c>1 / (1 + |x|)^2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Softsign<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SoftsignOperation>(x);
}

/// <summary><c>x / (1 + |x|)</c>, with derivative <c>1 / (1 + |x|)^2</c>.</summary>
internal readonly struct SoftsignOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Softsign";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x / (TElement.Constant(1) + TElement.Abs(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var divisor = TElement.Constant(1) + TElement.Abs(x);
        return t / (divisor * divisor);
    }
}
