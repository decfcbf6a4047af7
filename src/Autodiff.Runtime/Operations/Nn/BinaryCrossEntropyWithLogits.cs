using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Binary cross entropy of scores.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The binary cross entropy of each element's sigmoid, <c>-(p y log(s) + (1 - y) log(1 - s))</c> with <c>s = sigmoid(x)</c>, and
    /// by default the mean of them, computed without overflow.
    /// </summary>
    /// <param name="x">Scores: any numbers.</param>
    /// <param name="target">Probabilities, of the same shape; they may require gradients too.</param>
    /// <param name="weight">Factors of the losses, which broadcast to their shape; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <param name="posWeight">The factors p of positive targets, which broadcast to the shape; 1 by default.</param>
    /// <exception cref="ArgumentException">The shapes differ, or factors do not broadcast to them.</exception>
    public static Tensor<T> BinaryCrossEntropyWithLogits<T>(
        this Tensor<T> x, Tensor<T> target, Tensor<T>? weight = null, LossReduction reduction = LossReduction.Mean, Tensor<T>? posWeight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const string Name = nameof(BinaryCrossEntropyWithLogits);
        Losses.CheckSameShape(x, target, Name);
        Losses.CheckWeight(x, weight, Name);
        Losses.CheckWeight(x, posWeight, Name);
        if (posWeight == null)
            return Losses.Apply<T, BinaryCrossEntropyWithLogitsOperation>(x, target, reduction, Name, weight);

        // The loss of a positive target is -log(s).
        var positive = Binary.Apply<T, BinaryCrossEntropyWithLogitsOperation>(x, Tensor<T>.Scalar(Number.One<T>()));
        var losses = (1.0 - target) * x + ((posWeight - 1.0) * target + 1.0) * positive;
        return Losses.Reduce(weight == null ? losses : losses * weight, reduction, Name);
    }
}

/// <summary><c>max(x, 0) - x y + log(1 + exp(-|x|))</c>: the binary cross entropy of <c>sigmoid(x)</c>.</summary>
internal readonly struct BinaryCrossEntropyWithLogitsOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "BinaryCrossEntropyWithLogits";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Max(x, TElement.Constant(0)) - x * y + TElement.Log1p(TElement.Exp(-TElement.Abs(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Sigmoid(x) - y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => -t * x;
}
