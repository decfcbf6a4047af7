using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The negative logarithmic likelihood of labels.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The loss of labels from logarithms of probabilities: <c>-w[t] x[n, t]</c> for a row n with label t; the mean is divided by
    /// the weights of the labels.
    /// </summary>
    /// <param name="x">Logarithms of probabilities, of shape [classes] or [batch, classes, …]; see <see cref="LogSoftmax"/>.</param>
    /// <param name="target">Labels from 0, of the shape of the input without the classes.</param>
    /// <param name="weight">A weight for each class; 1 by default. It has no derivative.</param>
    /// <param name="ignoreIndex">A label of rows that do not count.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is none of the classes.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> NllLoss<T>(
        this Tensor<T> x, Tensor<long> target, Tensor<T>? weight = null, int ignoreIndex = -100, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        NllLossNode<T>.Apply(x, new LabelLoss<T>(nameof(NllLoss), x, target, weight, ignoreIndex, 0, reduction), isTransposed: false);

    /// <inheritdoc cref="NllLoss{T}(Tensor{T}, Tensor{long}, Tensor{T}?, int, LossReduction)"/>
    public static Tensor<T> NllLoss<T>(
        this Tensor<T> x, Tensor<int> target, Tensor<T>? weight = null, int ignoreIndex = -100, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => x.NllLoss(Pooling.Widened(target), weight, ignoreIndex, reduction);
}

/// <summary>The loss of labels as a function of logarithms of probabilities, or its transpose, recorded.</summary>
internal sealed class NllLossNode<T>(LabelLoss<T> loss, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "NllLossBackwardBackward0" : "NllLossBackward0";

    /// <summary>Computes and records.</summary>
    public static Tensor<T> Apply(Tensor<T> x, LabelLoss<T> loss, bool isTransposed)
    {
        var result = isTransposed ? loss.Transposed(x) : loss.Forward(x);
        return Recorder.Tracks(x) ? Recorder.Record(new NllLossNode<T>(loss, isTransposed), x, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, loss, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, loss, isTransposed);
}
