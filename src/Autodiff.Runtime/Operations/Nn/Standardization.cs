namespace Autodiff.Internal;

/// <summary>Numbers with mean 0 and variance 1 along dimensions: what the norms of networks have in common.</summary>
internal static class Standardization
{
    /// <summary><c>(x - mean) / sqrt(variance + eps)</c>, with mean and variance over the marked dimensions.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, double eps, string name)
        where T : unmanaged => Apply(x, mask, eps, name, out _, out _);

    /// <summary>As the other, and gives mean and variance, with the marked dimensions of size 1, off the tape.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, double eps, string name, out Tensor<T> mean, out Tensor<T> variance)
        where T : unmanaged
    {
        var detached = x.Detach();
        mean = Mean(detached, mask);
        var centered = detached - mean;
        variance = Mean(centered * centered, mask);
        var rate = Unary.Apply<T, RsqrtOperation>(variance + eps);
        var result = centered.Mul_(rate);
        return Recorder.Tracks(x) ? Recorder.Record(new StandardizationNode<T>(x, result, rate, mask, eps, name), x, result) : result;
    }

    /// <summary>The mean over the marked dimensions, kept with size 1, recorded.</summary>
    public static Tensor<T> Mean<T>(Tensor<T> x, bool[] mask)
        where T : unmanaged
    {
        var count = Reduce.CountOf(x.Layout, mask);
        int first = Array.IndexOf(mask, true), last = Array.LastIndexOf(mask, true);
        if (x.Layout.IsChannelsLast && !x.IsContiguous && first >= 0 && !mask[1])
        {
            // In the order in which they lie, so that rows or columns of matrices are summed, without a copy.
            int[] order = [0, .. Enumerable.Range(2, x.Rank - 2), 1];
            var sums = Summation.Apply(x.Permute(order), Array.ConvertAll(order, d => mask[d]), keepDim: true);
            return sums.MoveDim(-1, 1) / count;
        }

        // The last run of dimensions before others: rows, then columns.
        var end = last;
        while (end > first && mask[end - 1])
            end--;
        if (end > first)
        {
            var run = new bool[mask.Length];
            run.AsSpan(end, last - end + 1).Fill(true);
            x = Summation.Apply(x, run, keepDim: true);
            mask = [.. mask];
            mask.AsSpan(end, last - end + 1).Clear();
        }

        return Summation.Apply(x, mask, keepDim: true) / count;
    }
}

/// <summary>A standardization, recorded. Its Jacobian is symmetric.</summary>
internal sealed class StandardizationNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly bool[] _mask;
    private readonly double _eps;

    public StandardizationNode(Tensor<T> x, Tensor<T> result, Tensor<T> rate, bool[] mask, double eps, string name)
    {
        Save(x, result);
        Save(rate);
        _mask = mask;
        _eps = eps;
        Name = name;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Propagate(cotangent);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Propagate(tangent);

    private Tensor<T> Propagate(Tensor<T> t)
    {
        Tensor<T> x = Saved<T>(0), result = Saved<T>(1), rate = Saved<T>(2);
        Tensor<T> mean = Standardization.Mean(t, _mask), slope = Standardization.Mean(t * result, _mask);
        if (!Recorder.Tracks(t, x, result))
        {
            var propagated = Tensor<T>.Allocate(Broadcast.LayoutOf(result.Layout, t.Layout, Name));
            Loops.Run(propagated, default(StandardizationBody), t, result, mean, slope);
            return propagated.Mul_(rate);
        }

        // The rate that was computed is not on the tape; the formula with one that is.
        var centered = x - Standardization.Mean(x, _mask);
        var recorded = Unary.Apply<T, RsqrtOperation>(Standardization.Mean(centered * centered, _mask) + _eps);
        return (t - mean - result * slope) * recorded;
    }
}
