using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Softmax and its relatives.</content>
public static partial class TensorOperations
{
    /// <summary>Positive numbers that sum to 1 along a dimension: <c>exp(x) / sum(exp(x))</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension of the sum, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Softmax<T>(this Tensor<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => SoftmaxNode<T>.Apply(x, Dimension.Of(x, dim, nameof(Softmax)), isLog: false);

    /// <summary>Softmax of the opposite numbers: <c>exp(-x) / sum(exp(-x))</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension of the sum, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Softmin<T>(this Tensor<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => SoftmaxNode<T>.Apply(-x, Dimension.Of(x, dim, nameof(Softmin)), isLog: false);

    /// <summary>The logarithm of softmax, computed without overflow: <c>x - log(sum(exp(x)))</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension of the sum, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> LogSoftmax<T>(this Tensor<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => SoftmaxNode<T>.Apply(x, Dimension.Of(x, dim, nameof(LogSoftmax)), isLog: true);
}

/// <summary>Softmax or its logarithm along a dimension, recorded.</summary>
internal sealed class SoftmaxNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly int _dim;
    private readonly bool _isLog;

    public SoftmaxNode(Tensor<T> result, int dim, bool isLog)
    {
        _dim = dim;
        _isLog = isLog;
        Save(result);
    }

    /// <inheritdoc/>
    public override string Name => _isLog ? "LogSoftmaxBackward0" : "SoftmaxBackward0";

    /// <summary>Computes and records.</summary>
    public static Tensor<T> Apply(Tensor<T> x, int dim, bool isLog)
    {
        var result = Compute(x, dim, isLog);
        return Recorder.Tracks(x) ? Recorder.Record(new SoftmaxNode<T>(result, dim, isLog), x, result) : result;
    }

    /// <summary>The values, with the dimension innermost in memory, off the tape.</summary>
    public static Tensor<T> Compute(Tensor<T> x, int dim, bool isLog)
    {
        var layout = LayoutOf(x, dim);
        var result = Tensor<T>.Allocate(layout);
        ReadOnlySpan<T> from = result.Packed;
        if (x.Layout.LiesLike(layout))
            from = x.Packed;
        else
            Copies.Run(x, result);
        var (rows, columns) = Matrix(x.Layout, dim);
        if (isLog)
            Internal.Softmax.LogForward(from, rows, columns, result.Packed);
        else
            Internal.Softmax.Forward(from, rows, columns, result.Packed);
        return result;
    }

    /// <summary>The rows and columns of a matrix whose columns are a dimension.</summary>
    public static (int Rows, int Columns) Matrix(Layout layout, int dim)
    {
        if (layout.Rank == 0)
            return (1, 1);
        var columns = layout.Sizes[dim];
        return (columns == 0 ? 0 : layout.Count / columns, columns);
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var y = Saved<T>(0);
        if (Recorder.Tracks(cotangent, y))
            return _isLog ? cotangent - Unary.Apply<T, ExpOperation>(y) * Sum(cotangent) : y * (cotangent - Sum(cotangent * y));
        var laid = cotangent.LaidOut(y.Layout);
        var result = ReferenceEquals(laid, cotangent) ? ResultOver(cotangent) : laid;
        var (rows, columns) = Matrix(y.Layout, _dim);
        if (_isLog)
            Internal.Softmax.LogBackward(y.Packed, laid.Packed, rows, columns, result.Packed);
        else
            Internal.Softmax.Backward(y.Packed, laid.Packed, rows, columns, result.Packed);
        return result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var y = Saved<T>(0);
        return _isLog ? tangent - Sum(Unary.Apply<T, ExpOperation>(y) * tangent) : y * (tangent - Sum(tangent * y));
    }

    /// <summary>A layout in which a dimension is innermost.</summary>
    public static Layout LayoutOf(Tensor<T> x, int dim) =>
        dim >= x.Rank - 1 ? (x.IsContiguous ? x.Layout : Layout.Contiguous(x.Layout.Sizes)) : Layout.WithInnermost(x.Layout.Sizes, dim);

    private Tensor<T> Sum(Tensor<T> x)
    {
        if (x.Rank == 0)
            return x;
        var mask = new bool[x.Rank];
        mask[_dim] = true;
        return Summation.Apply(x, mask, keepDim: true);
    }
}
