using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The Kullback-Leibler divergence.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The divergence of distributions, <c>y (log(y) - x)</c> for each element with a logarithm x of a probability, and by default the
    /// mean over all elements; <see cref="LossReduction.BatchMean"/> is the divergence itself, averaged over the first dimension.
    /// </summary>
    /// <param name="x">Logarithms of probabilities.</param>
    /// <param name="target">Probabilities, or their logarithms; they may require gradients too.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <param name="logTarget">Whether the target has logarithms: <c>exp(y) (y - x)</c>.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> KlDiv<T>(
        this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean, bool logTarget = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var isOfBatch = reduction == LossReduction.BatchMean;
        if (isOfBatch && x.Rank == 0)
            throw new ArgumentException("KlDiv: a single number has no batch. Use another reduction.", nameof(reduction));
        var inner = isOfBatch ? LossReduction.Sum : reduction;
        var loss = logTarget
            ? Losses.Apply<T, KlDivOfLogarithmsOperation>(x, target, inner, nameof(KlDiv))
            : Losses.Apply<T, KlDivOperation>(x, target, inner, nameof(KlDiv));
        return isOfBatch ? loss / x.Layout.Sizes[0] : loss;
    }
}

/// <summary><c>y (log(y) - x)</c>, where <c>0 log(0)</c> is 0.</summary>
internal readonly struct KlDivOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "KlDiv";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(y, TElement.Constant(0)), TElement.Constant(0), y * TElement.Log(y)) - y * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => -t * y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Log(y) + TElement.Constant(1) - x);
}

/// <summary><c>exp(y) (y - x)</c>.</summary>
internal readonly struct KlDivOfLogarithmsOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "KlDiv";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Exp(y) * (y - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => -t * TElement.Exp(y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Exp(y) * (y - x + TElement.Constant(1));
}
