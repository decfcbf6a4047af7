using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Bags of rows of a table.</content>
public static partial class TensorOperations
{
    /// <summary>The sum, mean or maximum of the rows of a table that a bag of indices names.</summary>
    /// <param name="index">A bag in each row, of shape [bags, indices].</param>
    /// <param name="weight">The table, of shape [rows, size].</param>
    /// <param name="mode">What becomes of the rows of a bag.</param>
    /// <param name="perSampleWeights">A factor for each index, of the shape of the indices; for sums only.</param>
    /// <returns>A tensor of shape [bags, size].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or weights are given for another mode than the sum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is no row of the table.</exception>
    public static Tensor<T> EmbeddingBag<T>(
        this Tensor<long> index, Tensor<T> weight, EmbeddingBagMode mode = EmbeddingBagMode.Mean, Tensor<T>? perSampleWeights = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (index.Rank != 2)
            throw new ArgumentException($"EmbeddingBag: the indices must have the shape [bags, indices], not {index.Layout}.", nameof(index));
        var rows = index.Embedding(weight);
        if (perSampleWeights != null)
        {
            if (mode != EmbeddingBagMode.Sum)
                throw new ArgumentException($"EmbeddingBag: weights of the indices are for sums, not for {mode}.", nameof(perSampleWeights));
            if (!perSampleWeights.Layout.HasShapeOf(index.Layout))
                throw new ArgumentException($"EmbeddingBag: the weights must have the shape of the indices, {index.Layout}, not {perSampleWeights.Layout}.", nameof(perSampleWeights));
            rows *= perSampleWeights.Unsqueeze(-1);
        }

        return mode switch
        {
            EmbeddingBagMode.Sum => rows.Sum(1),
            EmbeddingBagMode.Mean => rows.Mean(1),
            EmbeddingBagMode.Max => rows.Max(1).Values,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "EmbeddingBag: there is no such mode."),
        };
    }
}
