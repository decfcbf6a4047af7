using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Logarithms of running sums of exponentials.</content>
public static partial class TensorOperations
{
    /// <summary><c>result[i] = log(exp(x[0]) + ... + exp(x[i]))</c> along a dimension, without overflow.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> LogCumSumExp<T>(this Tensor<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var d = Dimension.Of(x, dim, nameof(LogCumSumExp));
        var result = Tensor<T>.Allocate(Lines.RowMajor(x.Layout));
        var lines = new Lines(x.Layout, d);
        var source = Lines.Dense(x);
        var sums = result.Elements;
        for (var i = 0; i < sums.Length; i++)
        {
            if (i / lines.After % lines.Length == 0)
            {
                sums[i] = source[i];
                continue;
            }

            T sum = sums[i - lines.After], term = source[i], larger = T.Max(sum, term);
            sums[i] = T.IsInfinity(larger) || T.IsNaN(larger) ? larger : larger + T.LogP1(T.Exp(T.Min(sum, term) - larger));
        }

        return Recorder.Tracks(x) ? Recorder.Record(new LogCumSumExpNode<T>(x, result, d), x, result) : result;
    }
}

/// <summary>
/// Logarithms of running sums of exponentials, recorded: <c>dy[i] = exp(x[i] - y[i]) dx[i] + exp(y[i - 1] - y[i]) dy[i - 1]</c>, whose
/// factors are at most 1.
/// </summary>
internal sealed class LogCumSumExpNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _dim;

    public LogCumSumExpNode(Tensor<T> x, Tensor<T> result, int dim)
    {
        _dim = dim;
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name => "LogcumsumexpBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) =>
        Recurrence.Apply(Shift.Apply(PartOfSum(), _dim, fromEnd: true, 0), cotangent, _dim, fromEnd: true) * PartOfTerm();

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Recurrence.Apply(PartOfSum(), tangent * PartOfTerm(), _dim, fromEnd: false);

    private Tensor<T> PartOfTerm() => Part(Saved<T>(0), ElementMasks.Equal(Saved<T>(1), double.NegativeInfinity));

    /// <summary>Of the sum before each place; nothing at the first.</summary>
    private Tensor<T> PartOfSum()
    {
        var result = Saved<T>(1);
        var isFirst = Shift.Apply(Tensor<T>.Full(result.Layout.Sizes, default), _dim, fromEnd: false, 1);
        var masked = ElementMasks.Equal(result, double.NegativeInfinity) + isFirst;
        return Part(Shift.Apply(result, _dim, fromEnd: false, 0), masked);
    }

    // Where masked, the difference is of no numbers: the sum is that of nothing so far.
    private Tensor<T> Part(Tensor<T> x, Tensor<T> masked) =>
        Selection.Apply(masked, Tensor<T>.Scalar(default), x - Saved<T>(1)).Exp();
}
