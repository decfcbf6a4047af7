using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Attention with several heads.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Attention with several heads: queries, keys and values are projected, attend to each other in parts of the size, and the
    /// joined parts are projected again.
    /// </summary>
    /// <param name="query">Of shape [batch, queries, size], or without batch.</param>
    /// <param name="key">Of shape [batch, keys, size], or without batch.</param>
    /// <param name="value">Of shape [batch, keys, size], or without batch.</param>
    /// <param name="numHeads">How many parts the size is divided into.</param>
    /// <param name="inProjectionWeight">The weights of the projections of queries, keys and values, one below the other: [3 size, size].</param>
    /// <param name="inProjectionBias">Of shape [3 size], or none.</param>
    /// <param name="outProjectionWeight">The weight of the last projection: [size, size].</param>
    /// <param name="outProjectionBias">Of shape [size], or none.</param>
    /// <param name="mask">Numbers that are added to the scores, which broadcast to [batch, heads, queries, keys].</param>
    /// <param name="isCausal">Whether query i sees the keys up to i only.</param>
    /// <returns>A tensor of the shape of the query.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> MultiheadAttention<T>(
        this Tensor<T> query, Tensor<T> key, Tensor<T> value, int numHeads, Tensor<T> inProjectionWeight, Tensor<T>? inProjectionBias,
        Tensor<T> outProjectionWeight, Tensor<T>? outProjectionBias, Tensor<T>? mask = null, bool isCausal = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (query.Rank is not (2 or 3) || key.Rank != query.Rank || value.Rank != query.Rank)
            throw new ArgumentException($"MultiheadAttention: queries, keys and values have the shape [batch, number, size] or [number, size]; they have {query.Layout}, {key.Layout} and {value.Layout}.", nameof(query));
        var size = query.Layout.Sizes[^1];
        if (numHeads < 1 || size % numHeads != 0)
            throw new ArgumentException($"MultiheadAttention: the size {size} of the shape {query.Layout} cannot be divided into {numHeads} heads.", nameof(numHeads));
        if (!inProjectionWeight.Layout.Sizes.AsSpan().SequenceEqual([3 * size, size]))
            throw new ArgumentException($"MultiheadAttention: for queries of shape {query.Layout} the weight of the projections must have the shape [{3 * size}, {size}], not {inProjectionWeight.Layout}.", nameof(inProjectionWeight));
        Tensor<T> Heads(Tensor<T> x, int part) =>
            x.Linear(inProjectionWeight.Narrow(0, part * size, size), inProjectionBias?.Narrow(0, part * size, size))
                .Unflatten(-1, numHeads, size / numHeads).Transpose(-3, -2);
        var attended = Heads(query, 0).ScaledDotProductAttention(Heads(key, 1), Heads(value, 2), mask, isCausal);
        return attended.Transpose(-3, -2).Flatten(-2).Linear(outProjectionWeight, outProjectionBias);
    }
}
