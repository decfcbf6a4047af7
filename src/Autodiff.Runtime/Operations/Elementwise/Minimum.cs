using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The smaller of each pair of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The smaller of each pair of elements: the smaller of two elements, NaN if either is; where they are equal each has half the derivative, where one is NaN both have it.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Minimum<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, MinimumOperation>(x, y);
}

/// <summary>The smaller of two elements, NaN if either is; where they are equal each has half the derivative, where one is NaN both have it.</summary>
internal readonly struct MinimumOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Minimum";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Min(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Select(
            TElement.Equals(x, y), TElement.Constant(0.5) * t, TElement.Select(TElement.LessThan(y, x), TElement.Constant(0), t));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Select(
            TElement.Equals(x, y), TElement.Constant(0.5) * t, TElement.Select(TElement.LessThan(x, y), TElement.Constant(0), t));
}
