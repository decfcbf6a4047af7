using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The smooth absolute error.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The smooth absolute error of each element, <c>(x - y)^2 / (2 beta)</c> where <c>|x - y| &lt; beta</c> and else
    /// <c>|x - y| - beta / 2</c>, and by default the mean of them.
    /// </summary>
    /// <param name="x">The input.</param>
    /// <param name="target">What it should be; it may require gradients too.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <param name="beta">Where the square ends; with 0 it is <see cref="L1Loss"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta is negative.</exception>
    public static Tensor<T> SmoothL1Loss<T>(this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean, double beta = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(beta >= 0))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "SmoothL1Loss: beta is 0 or more.");
        return beta == 0
            ? x.L1Loss(target, reduction)
            : Losses.Apply(x, target, reduction, nameof(SmoothL1Loss), operation: new SmoothL1LossOperation(beta));
    }
}

/// <summary><c>d^2 / (2 beta)</c> where <c>|d| &lt; beta</c>, else <c>|d| - beta / 2</c>, with <c>d = x - y</c>.</summary>
internal readonly struct SmoothL1LossOperation(double beta) : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "SmoothL1Loss";

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
            TElement.LessThan(size, TElement.Constant(beta)), error * error * TElement.Constant(0.5) / TElement.Constant(beta), size - TElement.Constant(0.5 * beta));
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
        TElement.Select(TElement.LessThan(TElement.Abs(error), TElement.Constant(beta)), error / TElement.Constant(beta), ErrorSign.Of(error));
}
