using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of each element to base 2.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of each element to base 2: <c>log2(x)</c>, with derivative <c>1 / (x log 2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Log2<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Log2Operation>(x);
}

/// <summary><c>log2(x)</c>, with derivative <c>1 / (x log 2)</c>.</summary>
internal readonly struct Log2Operation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Log2";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / (x * TElement.Constant(0.693147180559945309417));
}
