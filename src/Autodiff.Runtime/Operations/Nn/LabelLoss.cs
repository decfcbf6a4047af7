namespace Autodiff.Internal;

/// <summary>
/// The negative logarithms of the probabilities of labels: a linear function of logarithms of probabilities, and its transpose.
/// </summary>
/// <remarks>
/// Of row r with label t: <c>-w[t] (1 - s) logp[r, t] - s / C sum over c of w[c] logp[r, c]</c> with weights w, the label
/// smoothing s and C classes; 0 if the label is ignored. A mean is the sum divided by the weights of the labels that count.
/// </remarks>
internal sealed class LabelLoss<T>
    where T : unmanaged
{
    private readonly Tensor<long> _labels;
    private readonly double[]? _weight;
    private readonly int _ignoreIndex;
    private readonly double _smoothing;
    private readonly LossReduction _reduction;
    private readonly int _classes;
    private readonly double _divisor = 1;

    /// <summary>Checks the labels and everything else before any work.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="x">The input, of shape [classes], or [batch, classes, …].</param>
    /// <param name="labels">The classes, of the shape of the input without the dimension of the classes.</param>
    /// <param name="weight">A weight for each class, or none.</param>
    /// <param name="ignoreIndex">The label of rows that do not count.</param>
    /// <param name="smoothing">The part of the probability that all classes share.</param>
    /// <param name="reduction">What becomes of the losses.</param>
    public LabelLoss(string operation, Tensor<T> x, Tensor<long> labels, Tensor<T>? weight, int ignoreIndex, double smoothing, LossReduction reduction)
    {
        if (x.Rank == 0)
            throw new ArgumentException($"{operation}: the input must have the shape [classes] or [batch, classes, …], not [].", nameof(x));
        ClassDim = x.Rank == 1 ? 0 : 1;
        _classes = x.Layout.Sizes[ClassDim];
        int[] expected = [.. x.Layout.Sizes.AsSpan(0, ClassDim), .. x.Layout.Sizes.AsSpan(ClassDim + 1)];
        if (!labels.Layout.Sizes.AsSpan().SequenceEqual(expected))
            throw new ArgumentException($"{operation}: for the input of shape {x.Layout} the labels must have the shape {Layout.Text(expected)}, not {labels.Layout}.", nameof(labels));
        if (smoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, $"{operation}: the label smoothing is from 0 to 1.");
        _weight = WeightsOf(operation, weight, _classes);
        _labels = (labels.IsContiguous ? labels : labels.Copy()).Detach();
        _ignoreIndex = ignoreIndex;
        _smoothing = smoothing;
        _reduction = reduction;
        Source = SoftmaxNode<T>.LayoutOf(x, ClassDim);
        Result = reduction == LossReduction.None ? Layout.Contiguous(expected) : Layout.Scalar;

        double counted = 0;
        var rows = _labels.Elements;
        for (var row = 0; row < rows.Length; row++)
        {
            var label = rows[row];
            if (label == ignoreIndex)
                continue;
            if (label < 0 || label >= _classes)
                throw new ArgumentOutOfRangeException(nameof(labels), label, $"{operation}: the label {label} at {Losses.Position(row, expected)} is none of the {_classes} classes of the input of shape {x.Layout}.");
            counted += _weight == null ? 1 : _weight[label];
        }

        if (reduction == LossReduction.Mean)
            _divisor = counted;
        else if (reduction is not (LossReduction.Sum or LossReduction.None))
            throw new ArgumentException($"{operation}: the reduction is None, Mean or Sum, not {reduction}.", nameof(reduction));
    }

    /// <summary>The dimension of the classes.</summary>
    public int ClassDim { get; }

    /// <summary>How logarithms of probabilities lie: the classes innermost.</summary>
    public Layout Source { get; }

    /// <summary>The layout of the losses, or of their mean or sum.</summary>
    public Layout Result { get; }

    /// <summary>The losses, off the tape.</summary>
    public Tensor<T> Forward(Tensor<T> logarithms)
    {
        ReadOnlySpan<T> from = logarithms.LaidOut(Source).Packed;
        ReadOnlySpan<long> labels = _labels.Elements;
        var result = Tensor<T>.Allocate(Result);
        var losses = result.Elements;
        double sum = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            double loss = 0;
            if (labels[row] != _ignoreIndex)
            {
                var label = (int)labels[row];
                var own = from.Slice(row * _classes, _classes);
                loss = -(1 - _smoothing) * Weight(label) * Number.ToDouble(own[label]);
                if (_smoothing > 0)
                    loss -= _smoothing / _classes * WeightedSum(own);
            }

            if (_reduction == LossReduction.None)
                losses[row] = Number.From<T>(loss);
            else
                sum += loss;
        }

        if (_reduction != LossReduction.None)
            losses[0] = Number.From<T>(sum / _divisor);
        return result;
    }

    /// <summary>The transpose, off the tape: the cotangent of the logarithms from that of the result.</summary>
    public Tensor<T> Transposed(Tensor<T> cotangent)
    {
        var result = Tensor<T>.Allocate(Source);
        var to = result.Packed;
        to.Clear();
        ReadOnlySpan<T> from = cotangent.LaidOut(Result).Elements;
        ReadOnlySpan<long> labels = _labels.Elements;
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] == _ignoreIndex)
                continue;
            var label = (int)labels[row];
            var factor = _reduction == LossReduction.None ? Number.ToDouble(from[row]) : Number.ToDouble(from[0]) / _divisor;
            var own = to.Slice(row * _classes, _classes);
            if (_smoothing > 0)
            {
                for (var c = 0; c < own.Length; c++)
                    own[c] = Number.From<T>(-factor * _smoothing / _classes * Weight(c));
            }

            own[label] = Number.From<T>(Number.ToDouble(own[label]) - factor * (1 - _smoothing) * Weight(label));
        }

        return result;
    }

    private static double[]? WeightsOf(string operation, Tensor<T>? weight, int classes)
    {
        if (weight == null)
            return null;
        if (weight.Rank != 1 || weight.Count != classes)
            throw new ArgumentException($"{operation}: the weight must have the shape [{classes}], a number for each class; it has {weight.Layout}.", nameof(weight));
        if (Recorder.Tracks(weight))
            throw new ArgumentException($"{operation}: there is no derivative with respect to the weight. Detach it.", nameof(weight));
        return Array.ConvertAll(weight.ToArray(), Number.ToDouble);
    }

    private double Weight(int label) => _weight == null ? 1 : _weight[label];

    private double WeightedSum(ReadOnlySpan<T> logarithms)
    {
        double sum = 0;
        for (var c = 0; c < logarithms.Length; c++)
            sum += Weight(c) * Number.ToDouble(logarithms[c]);
        return sum;
    }
}
