using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The arc sine of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The arc sine of each element: <c>asin(x)</c>, with derivative <c>1 / sqrt(1 - x^2)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Asin<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AsinOperation>(x);
}

/// <summary><c>asin(x)</c>, with derivative <c>1 / sqrt(1 - x^2)</c>.</summary>
internal readonly struct AsinOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Asin";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / TElement.Sqrt((TElement.Constant(1) - x) * (TElement.Constant(1) + x));
}
