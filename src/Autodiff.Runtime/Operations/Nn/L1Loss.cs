using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The mean absolute error.</content>
public static partial class TensorOperations
{
    /// <summary>The absolute error of each element, <c>|x - y|</c>, and by default the mean of them; the derivative is 0 where they are equal.</summary>
    /// <param name="x">The input.</param>
    /// <param name="target">What it should be; it may require gradients too.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> L1Loss<T>(this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Losses.Apply<T, L1LossOperation>(x, target, reduction, nameof(L1Loss));
}

/// <summary><c>|x - y|</c></summary>
internal readonly struct L1LossOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "L1Loss";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Abs(x - y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * ErrorSign.Of(x - y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * ErrorSign.Of(y - x);
}
