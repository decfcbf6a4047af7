using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of the sum of the exponentials of each pair of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of the sum of the exponentials of each pair of elements: <c>log(e^x + e^y)</c>, which does not overflow; the partial derivatives are the shares of the sum.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> LogAddExp<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, LogAddExpOperation>(x, y);
}

/// <summary><c>log(e^x + e^y)</c>, with partial derivatives <c>e^x</c> and <c>e^y</c> over the sum.</summary>
internal readonly struct LogAddExpOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Logaddexp";

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
        return TElement.Select(isInfinite, x, TElement.Max(x, y) + TElement.Log1p(TElement.Exp(-TElement.Abs(x - y))));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Sigmoid(Difference(x, y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Sigmoid(Difference(y, x));

    /// <summary>Whether both are the same infinity, whose difference is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement IsInfiniteTie<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Equals(x, y) & TElement.Equals(TElement.Abs(x), TElement.Constant(double.PositiveInfinity));

    /// <summary><c>x - y</c>, 0 for equal infinities, of which each then has half of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Difference<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Select(IsInfiniteTie(x, y), TElement.Constant(0), x - y);
}
