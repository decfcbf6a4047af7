using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Cross entropy.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The cross entropy of labels and scores: <c>-w[t] log(softmax(x)[n, t])</c> for a row n with label t; the mean is divided
    /// by the weights of the labels. One operation, for the scores are never turned into probabilities that overflow or vanish.
    /// </summary>
    /// <param name="x">Scores, any numbers, of shape [classes] or [batch, classes, …].</param>
    /// <param name="target">Labels from 0, of the shape of the input without the classes.</param>
    /// <param name="weight">A weight for each class; 1 by default. It has no derivative.</param>
    /// <param name="ignoreIndex">A label of rows that do not count.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <param name="labelSmoothing">The part of the probability, from 0 to 1, that all classes share.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is none of the classes, or the smoothing is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> CrossEntropy<T>(
        this Tensor<T> x, Tensor<long> target, Tensor<T>? weight = null, int ignoreIndex = -100, LossReduction reduction = LossReduction.Mean,
        double labelSmoothing = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var loss = new LabelLoss<T>(nameof(CrossEntropy), x, target, weight, ignoreIndex, labelSmoothing, reduction);
        var logarithms = SoftmaxNode<T>.Compute(x, loss.ClassDim, isLog: true);
        var result = loss.Forward(logarithms);
        return Recorder.Tracks(x) ? Recorder.Record(new CrossEntropyNode<T>(loss, x, logarithms), x, result) : result;
    }

    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, Tensor{long}, Tensor{T}?, int, LossReduction, double)"/>
    public static Tensor<T> CrossEntropy<T>(
        this Tensor<T> x, Tensor<int> target, Tensor<T>? weight = null, int ignoreIndex = -100, LossReduction reduction = LossReduction.Mean,
        double labelSmoothing = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => x.CrossEntropy(Pooling.Widened(target), weight, ignoreIndex, reduction, labelSmoothing);

    /// <summary>
    /// The cross entropy of probabilities and scores: <c>-sum over c of w[c] q[n, c] log(softmax(x)[n, c])</c>; the mean is over the rows.
    /// </summary>
    /// <param name="x">Scores, any numbers, of shape [classes] or [batch, classes, …].</param>
    /// <param name="target">Probabilities of the classes, of the shape of the input; they may require gradients.</param>
    /// <param name="weight">A weight for each class; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <param name="labelSmoothing">The part of the probability, from 0 to 1, that all classes share.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> CrossEntropy<T>(
        this Tensor<T> x, Tensor<T> target, Tensor<T>? weight = null, LossReduction reduction = LossReduction.Mean, double labelSmoothing = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank == 0 || !target.Layout.HasShapeOf(x.Layout))
            throw new ArgumentException($"CrossEntropy: probabilities must have the shape of the input, {x.Layout}, not {target.Layout}; labels are tensors of long or int.", nameof(target));
        if (labelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "CrossEntropy: the label smoothing is from 0 to 1.");
        int dim = x.Rank == 1 ? 0 : 1, classes = x.Layout.Sizes[dim];
        if (weight != null && (weight.Rank != 1 || weight.Count != classes))
            throw new ArgumentException($"CrossEntropy: the weight must have the shape [{classes}], a number for each class; it has {weight.Layout}.", nameof(weight));
        var terms = x.LogSoftmax(dim);
        if (weight != null)
        {
            var along = new int[x.Rank - dim];
            Array.Fill(along, 1);
            along[0] = classes;
            terms *= weight.Reshape(along);
        }

        if (labelSmoothing > 0)
            target = target * (1 - labelSmoothing) + labelSmoothing / classes;
        var losses = -(terms * target).Sum(dim);
        return Losses.Reduce(losses, reduction, nameof(CrossEntropy));
    }
}

/// <summary>The cross entropy of labels and scores, recorded.</summary>
internal sealed class CrossEntropyNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly LabelLoss<T> _loss;

    public CrossEntropyNode(LabelLoss<T> loss, Tensor<T> x, Tensor<T> logarithms)
    {
        _loss = loss;
        Save(x, logarithms);
    }

    /// <inheritdoc/>
    public override string Name => "NllLossBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var x = Saved<T>(0);
        if (Recorder.Tracks(cotangent, x))
        {
            // The log-softmax that the kernel computed is not on the tape; the formula with one that is.
            var recorded = SoftmaxNode<T>.Apply(x, _loss.ClassDim, isLog: true);
            var spread = NllLossNode<T>.Apply(cotangent, _loss, isTransposed: true);
            return spread - Unary.Apply<T, ExpOperation>(recorded) * Sum(spread);
        }

        var logarithms = Saved<T>(1);
        var result = _loss.Transposed(cotangent);
        var (rows, columns) = SoftmaxNode<T>.Matrix(x.Layout, _loss.ClassDim);
        Internal.Softmax.LogBackward(logarithms.Packed, result.Packed, rows, columns, result.Packed);
        return result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var probabilities = SoftmaxNode<T>.Apply(Saved<T>(0), _loss.ClassDim, isLog: false);
        return NllLossNode<T>.Apply(tangent - Sum(probabilities * tangent), _loss, isTransposed: false);
    }

    private Tensor<T> Sum(Tensor<T> x)
    {
        var mask = new bool[x.Rank];
        mask[_loss.ClassDim] = true;
        return Summation.Apply(x, mask, keepDim: true);
    }
}
