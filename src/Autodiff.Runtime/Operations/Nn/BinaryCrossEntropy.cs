using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Binary cross entropy.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The binary cross entropy of each element, <c>-(y log(x) + (1 - y) log(1 - x))</c>, and by default the mean of them.
    /// Logarithms are at least -100, so that a probability of 0 or 1 does not make infinities.
    /// </summary>
    /// <param name="x">Probabilities, from 0 to 1.</param>
    /// <param name="target">What they should be, of the same shape; it may require gradients too.</param>
    /// <param name="weight">Factors of the losses, which broadcast to their shape; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An element of the input is not from 0 to 1.</exception>
    public static Tensor<T> BinaryCrossEntropy<T>(
        this Tensor<T> x, Tensor<T> target, Tensor<T>? weight = null, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.CheckSameShape(x, target, nameof(BinaryCrossEntropy));
        Losses.CheckWeight(x, weight, nameof(BinaryCrossEntropy));
        Losses.CheckProbabilities(x, nameof(BinaryCrossEntropy));
        return Losses.Apply<T, BinaryCrossEntropyOperation>(x, target, reduction, nameof(BinaryCrossEntropy), weight);
    }
}

/// <summary><c>-(y log(x) + (1 - y) log(1 - x))</c> with logarithms of at least -100.</summary>
internal readonly struct BinaryCrossEntropyOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "BinaryCrossEntropy";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => (y - TElement.Constant(1)) * LogOfRest(x) - y * Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (x - y) / TElement.Max(x * (TElement.Constant(1) - x), TElement.Constant(1e-12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (LogOfRest(x) - Log(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Log<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Max(TElement.Log(x), TElement.Constant(-100));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement LogOfRest<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Max(TElement.Log1p(-x), TElement.Constant(-100));
}
