using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The mean squared error.</content>
public static partial class TensorOperations
{
    /// <summary>The squared error of each element, <c>(x - y)^2</c>, and by default the mean of them.</summary>
    /// <param name="x">The input.</param>
    /// <param name="target">What it should be; it may require gradients too.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> MseLoss<T>(this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Losses.Apply<T, MseLossOperation>(x, target, reduction, nameof(MseLoss));
}

/// <summary><c>(x - y)^2</c></summary>
internal readonly struct MseLossOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "MseLoss";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var difference = x - y;
        return difference * difference;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(2) * (x - y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(2) * (y - x));
}
