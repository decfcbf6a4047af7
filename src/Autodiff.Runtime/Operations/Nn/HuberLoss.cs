using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Huber's loss.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Huber's loss of each element, <c>(x - y)^2 / 2</c> where <c>|x - y| &lt;= delta</c> and else <c>delta (|x - y| - delta / 2)</c>,
    /// and by default the mean of them.
    /// </summary>
    /// <param name="x">The input.</param>
    /// <param name="target">What it should be; it may require gradients too.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <param name="delta">Where the square ends.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Delta is not positive.</exception>
    public static Tensor<T> HuberLoss<T>(this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean, double delta = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(delta > 0))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "HuberLoss: delta is more than 0.");
        return Losses.Apply(x, target, reduction, nameof(HuberLoss), operation: new HuberLossOperation(delta));
    }
}

/// <summary><c>d^2 / 2</c> where <c>|d| &lt;= delta</c>, else <c>delta (|d| - delta / 2)</c>, with <c>d = x - y</c>.</summary>
internal readonly struct HuberLossOperation(double delta) : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "HuberLoss";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        TElement error = x - y, size = TElement.Abs(error);
        return TElement.Select(
            TElement.LessThanOrEqual(size, TElement.Constant(delta)), error * error * TElement.Constant(0.5),
            TElement.Constant(delta) * (size - TElement.Constant(0.5 * delta)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * Slope(x - y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * Slope(y - x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TElement Slope<TElement>(TElement error)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(TElement.Abs(error), TElement.Constant(delta)), error, TElement.Constant(delta) * ErrorSign.Of(error));
}
