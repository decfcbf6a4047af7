using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of the sum of the powers of 2 of each pair of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of the sum of the powers of 2 of each pair of elements: <c>log2(2^x + 2^y)</c>, which does not overflow; the partial derivatives are the shares of the sum.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> LogAddExp2<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, LogAddExp2Operation>(x, y);
}

/// <summary><c>log2(2^x + 2^y)</c>, with partial derivatives <c>2^x</c> and <c>2^y</c> over the sum.</summary>
internal readonly struct LogAddExp2Operation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Logaddexp2";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var isInfinite = IsInfiniteTie(x, y);
        return TElement.Select(isInfinite, x, TElement.Max(x, y) + TElement.Log1p(TElement.Exp2(-TElement.Abs(x - y))) * TElement.Constant(1.442695040888963407360));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Sigmoid(TElement.Constant(0.693147180559945309417) * Difference(x, y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Sigmoid(TElement.Constant(0.693147180559945309417) * Difference(y, x));

    /// <summary>Whether both are the same infinity, whose difference is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement IsInfiniteTie<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Equals(x, y) & TElement.Equals(TElement.Abs(x), TElement.Constant(double.PositiveInfinity));

    /// <summary><c>x - y</c>, 0 for equal infinities, of which each then has half of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Difference<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Select(IsInfiniteTie(x, y), TElement.Constant(0), x - y);
}
