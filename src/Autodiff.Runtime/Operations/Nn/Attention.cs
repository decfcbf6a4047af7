using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Attention.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Attention: for each query the values, weighted by how well their keys fit it, <c>softmax(q k^T scale + mask) v</c>.
    /// </summary>
    /// <param name="query">Of shape […, queries, size].</param>
    /// <param name="key">Of shape […, keys, size].</param>
    /// <param name="value">Of shape […, keys, value size].</param>
    /// <param name="mask">Numbers that are added to the scores, which broadcast to […, queries, keys].</param>
    /// <param name="isCausal">Whether query i sees the keys up to i only.</param>
    /// <param name="scale">The factor of the scores; <c>1 / sqrt(size)</c> by default.</param>
    /// <returns>A tensor of shape […, queries, value size].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> ScaledDotProductAttention<T>(
        this Tensor<T> query, Tensor<T> key, Tensor<T> value, Tensor<T>? mask = null, bool isCausal = false, double? scale = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Attention.Apply(query, key, value, scores => mask == null ? scores : scores + mask, isCausal, scale);

    /// <summary>Attention with a mask of truth values.</summary>
    /// <param name="query">Of shape […, queries, size].</param>
    /// <param name="key">Of shape […, keys, size].</param>
    /// <param name="value">Of shape […, keys, value size].</param>
    /// <param name="mask">Whether a query sees a key; broadcasts to […, queries, keys].</param>
    /// <param name="isCausal">Whether query i sees the keys up to i only.</param>
    /// <param name="scale">The factor of the scores; <c>1 / sqrt(size)</c> by default.</param>
    /// <returns>A tensor of shape […, queries, value size].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> ScaledDotProductAttention<T>(
        this Tensor<T> query, Tensor<T> key, Tensor<T> value, Tensor<bool> mask, bool isCausal = false, double? scale = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Attention.Apply(query, key, value, scores => Tensor.Where(mask, scores, double.NegativeInfinity), isCausal, scale);
}

/// <summary>Attention, with a mask of either kind.</summary>
internal static class Attention
{
    /// <summary><c>softmax(masked(q k^T scale)) v</c>.</summary>
    public static Tensor<T> Apply<T>(
        Tensor<T> query, Tensor<T> key, Tensor<T> value, Func<Tensor<T>, Tensor<T>> masked, bool isCausal, double? scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (query.Rank < 2 || key.Rank < 2 || value.Rank < 2)
            throw new ArgumentException($"ScaledDotProductAttention: queries, keys and values have the shape […, number, size]; they have {query.Layout}, {key.Layout} and {value.Layout}.");
        var size = query.Layout.Sizes[^1];
        if (key.Layout.Sizes[^1] != size)
            throw new ArgumentException($"ScaledDotProductAttention: the keys of shape {key.Layout} must have the size of the queries of shape {query.Layout}.", nameof(key));
        if (value.Layout.Sizes[^2] != key.Layout.Sizes[^2])
            throw new ArgumentException($"ScaledDotProductAttention: there must be as many values as keys; their shapes are {value.Layout} and {key.Layout}.", nameof(value));
        var scores = masked((query * (scale ?? 1 / Math.Sqrt(size))).MatMul(key.Transpose(-2, -1)));
        if (isCausal)
            scores = Tensor.Where(Causal(scores.Layout.Sizes[^2], scores.Layout.Sizes[^1]), scores, double.NegativeInfinity);
        return scores.Softmax(-1).MatMul(value);
    }

    private static Tensor<bool> Causal(int queries, int keys)
    {
        var mask = Tensor<bool>.Allocate(Layout.Contiguous([queries, keys]));
        var elements = mask.Elements;
        for (var i = 0; i < queries; i++)
        {
            for (var j = 0; j < keys; j++)
                elements[i * keys + j] = j <= i;
        }

        return mask;
    }
}
