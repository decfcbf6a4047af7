using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Two to the power of each element.</content>
public static partial class TensorOperations
{
    /// <summary>Two to the power of each element: <c>2^x</c>, with derivative <c>2^x log 2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Exp2<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Exp2Operation>(x);
}

/// <summary><c>2^x</c>, with derivative <c>2^x log 2</c>.</summary>
internal readonly struct Exp2Operation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Exp2";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (result * TElement.Constant(0.693147180559945309417));
}
