using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of each element to base 10.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of each element to base 10: <c>log10(x)</c>, with derivative <c>1 / (x log 10)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Log10<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Log10Operation>(x);
}

/// <summary><c>log10(x)</c>, with derivative <c>1 / (x log 10)</c>.</summary>
internal readonly struct Log10Operation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Log10";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / (x * TElement.Constant(2.302585092994045684018));
}
