using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Vectors of length 1, and angles and distances between vectors.</content>
public static partial class TensorOperations
{
    /// <summary>Vectors divided by their norm: <c>x / max(norm(x, p), eps)</c> along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The order of the norm.</param>
    /// <param name="dim">The dimension along which vectors lie, negative from the end.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Normalize<T>(this Tensor<T> x, double p = 2, int dim = 1, double eps = 1e-12)
        where T : unmanaged, IFloatingPointIeee754<T> => x / x.Norm(p, dim, keepDim: true).Clamp(min: eps);

    /// <summary>
    /// The cosines of the angles between vectors: <c>sum(x1 x2) / (max(norm(x1), eps) max(norm(x2), eps))</c> along a dimension.
    /// </summary>
    /// <param name="x1">Vectors.</param>
    /// <param name="x2">Vectors; the shapes broadcast.</param>
    /// <param name="dim">The dimension of the common shape along which vectors lie, negative from the end.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> CosineSimilarity<T>(this Tensor<T> x1, Tensor<T> x2, int dim = 1, double eps = 1e-8)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = Broadcast.LayoutOf(x1.Layout, x2.Layout, nameof(CosineSimilarity));
        Tensor<T> a = x1.ExpandTo(shape), b = x2.ExpandTo(shape);
        Tensor<T> lengthA = a.Norm(2, dim, keepDim: true).Clamp(min: eps), lengthB = b.Norm(2, dim, keepDim: true).Clamp(min: eps);
        return (a / lengthA * (b / lengthB)).Sum(dim);
    }

    /// <summary>The distances of vectors: <c>norm(x1 - x2 + eps, p)</c> along the last dimension.</summary>
    /// <param name="x1">Vectors.</param>
    /// <param name="x2">Vectors; the shapes broadcast.</param>
    /// <param name="p">The order of the norm.</param>
    /// <param name="eps">Is added to each difference, so that equal vectors have a derivative.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> PairwiseDistance<T>(this Tensor<T> x1, Tensor<T> x2, double p = 2, double eps = 1e-6, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => (x1 - x2 + eps).Norm(p, -1, keepDim);

    /// <summary>
    /// The loss of triples: <c>max(0, d(anchor, positive) - d(anchor, negative) + margin)</c> with the distances of
    /// <see cref="PairwiseDistance"/>; by default the mean of them.
    /// </summary>
    /// <param name="anchor">Vectors, of shape [batch, size] or [size].</param>
    /// <param name="positive">What should be near.</param>
    /// <param name="negative">What should be far.</param>
    /// <param name="margin">By how much farther.</param>
    /// <param name="p">The order of the norm.</param>
    /// <param name="eps">Is added to each difference.</param>
    /// <param name="swap">Whether the distance of positive and negative counts, if it is shorter than that of anchor and negative.</param>
    /// <param name="reduction">What becomes of the losses of the triples.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> TripletMarginLoss<T>(
        this Tensor<T> anchor, Tensor<T> positive, Tensor<T> negative, double margin = 1, double p = 2, double eps = 1e-6, bool swap = false,
        LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(TripletMarginLoss));
        Tensor<T> near = anchor.PairwiseDistance(positive, p, eps), far = anchor.PairwiseDistance(negative, p, eps);
        if (swap)
            far = far.Minimum(positive.PairwiseDistance(negative, p, eps));
        return Losses.Reduce((near - far + margin).Clamp(min: 0.0), reduction, nameof(TripletMarginLoss));
    }
}
