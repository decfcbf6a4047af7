using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Logarithms of sums of exponentials.</content>
public static partial class TensorOperations
{
    /// <summary><c>log(sum(exp(x)))</c> along dimensions, without overflow; its derivative is softmax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> LogSumExp<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = Dimension.Mask(x, dims, nameof(LogSumExp));
        var result = Tensor<T>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
        var length = Reduce.CountOf(x.Layout, mask);
        if (length == 0)
            result.Elements.Fill(T.NegativeInfinity);
        else
            Internal.Softmax.LogSumExp(Lines.Dense(Reduce.MoveToEnd(x, mask)), result.Count, length, result.Elements);
        return Recorder.Tracks(x) ? Recorder.Record(new LogSumExpNode<T>(x, result, mask, keepDim), x, result) : result;
    }

    /// <summary><c>log(sum(exp(x)))</c> along a dimension, without overflow; its derivative is softmax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> LogSumExp<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.LogSumExp([dim], keepDim);
}

/// <summary><c>log(sum(exp(x)))</c>, recorded.</summary>
internal sealed class LogSumExpNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool[] _mask;
    private readonly bool _keepDim;

    public LogSumExpNode(Tensor<T> x, Tensor<T> result, bool[] mask, bool keepDim)
    {
        (_mask, _keepDim) = (mask, keepDim);
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name => "LogsumexpBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var parts = Parts();
        return Reduce.Restore(cotangent, parts.Layout, _mask, _keepDim) * parts;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Summation.Apply(tangent * Parts(), _mask, _keepDim);

    /// <summary>What part each element has in the sum.</summary>
    private Tensor<T> Parts()
    {
        var x = Saved<T>(0);
        return (x - Reduce.Restore(Saved<T>(1), x.Layout, _mask, _keepDim)).Exp();
    }
}
