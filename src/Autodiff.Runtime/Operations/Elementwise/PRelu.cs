using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The rectifier with slopes below 0 that are learned.</content>
public static partial class TensorOperations
{
    /// <summary>The rectifier of each element with a slope below 0: <c>x</c> above 0, else <c>w x</c>, with w one number or one of each channel.</summary>
    /// <param name="x">The tensor; its dimension 1 counts the channels, if it has one.</param>
    /// <param name="weight">One number, or a vector of one for each channel.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The weight is neither one number nor one for each channel.</exception>
    public static Tensor<T> PRelu<T>(this Tensor<T> x, Tensor<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var channels = x.Rank >= 2 ? x.Layout.Sizes[1] : 1;
        if (weight.Rank > 1 || (weight.Count != 1 && weight.Count != channels))
            throw new ArgumentException($"PRelu: the weight of shape {weight.Layout} is neither one number nor one for each of the {channels} channels of the shape {x.Layout}.", nameof(weight));
        if (weight.Count == 1)
            return Binary.Apply<T, PReluOperation>(x, weight.Reshape([]));
        var sizes = new int[x.Rank - 1];
        Array.Fill(sizes, 1);
        sizes[0] = channels;
        return Binary.Apply<T, PReluOperation>(x, weight.Reshape(sizes));
    }
}

/// <summary><c>x</c> above 0, else <c>y x</c>, with partial derivatives 1 and 0, or y and x.</summary>
internal readonly struct PReluOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Prelu";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), x, y * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), t, y * t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), TElement.Constant(0), x * t);
}
