using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Linear interpolation.</content>
public static partial class TensorOperations
{
    /// <summary>Linear interpolation between each pair of elements: <c>x + w (end - x)</c>, with partial derivatives <c>1 - w</c> and <c>w</c>; exactly <c>end</c> for w = 1.</summary>
    /// <param name="x">The result for the weight 0.</param>
    /// <param name="end">The result for the weight 1.</param>
    /// <param name="weight">Between 0 and 1, or outside to extrapolate.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Lerp<T>(this Tensor<T> x, Tensor<T> end, double weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply(x, end, new LerpOperation(weight));

    /// <summary>Linear interpolation between each pair of elements by a weight of its own: <c>x + w (end - x)</c>, with partial derivatives <c>1 - w</c>, <c>w</c> and <c>end - x</c>.</summary>
    /// <param name="x">The result for the weight 0.</param>
    /// <param name="end">The result for the weight 1.</param>
    /// <param name="weight">Between 0 and 1, or outside to extrapolate.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Lerp<T>(this Tensor<T> x, Tensor<T> end, Tensor<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Ternary.Apply<T, WeightedLerpOperation>(x, end, weight);
}

/// <summary><c>x + w (y - x)</c> with a number w, and partial derivatives <c>1 - w</c> and <c>w</c>.</summary>
internal readonly struct LerpOperation(double weight) : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Lerp";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        weight < 0.5
        ? x + TElement.Constant(weight) * (y - x)
        : y - TElement.Constant(1 - weight) * (y - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Constant(1 - weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Constant(weight);
}
