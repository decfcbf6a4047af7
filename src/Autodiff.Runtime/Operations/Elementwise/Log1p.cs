using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The natural logarithm of one more than each element, without cancellation.</content>
public static partial class TensorOperations
{
    /// <summary>The natural logarithm of one more than each element, without cancellation: <c>log(1 + x)</c>, with derivative <c>1 / (1 + x)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Log1p<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Log1pOperation>(x);
}

/// <summary><c>log(1 + x)</c>, with derivative <c>1 / (1 + x)</c>.</summary>
internal readonly struct Log1pOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Log1p";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / (TElement.Constant(1) + x);
}
