using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Losses with a margin.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Of each element x where the target is 1, and <c>max(0, margin - x)</c> where it is -1; by default the mean of them.
    /// </summary>
    /// <param name="x">Distances.</param>
    /// <param name="target">1 for what is alike, -1 for what is not.</param>
    /// <param name="margin">How far apart what is not alike should be.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> HingeEmbeddingLoss<T>(
        this Tensor<T> x, Tensor<T> target, double margin = 1, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(HingeEmbeddingLoss));
        var losses = Tensor.Where(target.Ne(1.0), (margin - x).Clamp(min: 0.0), 0.0) + Tensor.Where(target.Ne(-1.0), x, 0.0);
        return Losses.Reduce(losses, reduction, nameof(HingeEmbeddingLoss));
    }

    /// <summary>
    /// Of each pair <c>max(0, -y (x1 - x2) + margin)</c>: the first should rank higher where y is 1, the second where it is -1; by
    /// default the mean of them.
    /// </summary>
    /// <param name="x1">The first of each pair.</param>
    /// <param name="x2">The second of each pair.</param>
    /// <param name="target">1 or -1.</param>
    /// <param name="margin">By how much one should be higher.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> MarginRankingLoss<T>(
        this Tensor<T> x1, Tensor<T> x2, Tensor<T> target, double margin = 0, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(MarginRankingLoss));
        return Losses.Reduce((-target * (x1 - x2) + margin).Clamp(min: 0.0), reduction, nameof(MarginRankingLoss));
    }

    /// <summary>Of each element <c>log(1 + exp(-y x))</c> with a target y of 1 or -1; by default the mean of them.</summary>
    /// <param name="x">Scores: any numbers.</param>
    /// <param name="target">1 or -1.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> SoftMarginLoss<T>(this Tensor<T> x, Tensor<T> target, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(SoftMarginLoss));
        var losses = Binary.Apply<T, BinaryCrossEntropyWithLogitsOperation>(target * x, Tensor<T>.Scalar(T.One));
        return Losses.Reduce(losses, reduction, nameof(SoftMarginLoss));
    }

    /// <summary>
    /// Of each pair of vectors <c>1 - cos</c> where the target is 1 and <c>max(0, cos - margin)</c> where it is -1, with the
    /// cosine of the angle between them; by default the mean of them.
    /// </summary>
    /// <param name="x1">Vectors, of shape [batch, size] or [size].</param>
    /// <param name="x2">Vectors of the same shape.</param>
    /// <param name="target">1 or -1 for each pair.</param>
    /// <param name="margin">The cosine that vectors may have that are not alike, from -1 to 1.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> CosineEmbeddingLoss<T>(
        this Tensor<T> x1, Tensor<T> x2, Tensor<T> target, double margin = 0, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(CosineEmbeddingLoss));
        if (target.Rank > 1 || x1.Rank != target.Rank + 1 || x2.Rank != x1.Rank)
            throw new ArgumentException($"CosineEmbeddingLoss: vectors have the shape [batch, size] and targets [batch], or [size] and []; they have {x1.Layout}, {x2.Layout} and {target.Layout}.", nameof(target));

        // Under the root, so that equal vectors of length 0 have a derivative.
        const double Epsilon = 1e-12;
        var product = (x1 * x2).Sum(-1);
        var sizes = ((x1 * x1).Sum(-1) + Epsilon) * ((x2 * x2).Sum(-1) + Epsilon);
        var cosine = product / sizes.Sqrt();
        var losses = Tensor.Where(target.Eq(1.0), 1.0 - cosine, 0.0) + Tensor.Where(target.Eq(-1.0), (cosine - margin).Clamp(min: 0.0), 0.0);
        return Losses.Reduce(losses, reduction, nameof(CosineEmbeddingLoss));
    }
}
