using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Averages of windows.</content>
public static partial class TensorOperations
{
    /// <summary>The average of each window of images.</summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">From window to window; the kernel size by default.</param>
    /// <param name="padding">Zeros around the input, at most half of the kernel; 0 by default.</param>
    /// <param name="ceilMode">Whether a last window that begins inside and ends outside counts.</param>
    /// <param name="countIncludePad">Whether the zeros around the input count in the average.</param>
    /// <param name="divisorOverride">What sums are divided by, instead of the size of the window.</param>
    /// <exception cref="ArgumentException">The windows do not fit the input, or the divisor is 0.</exception>
    public static Tensor<T> AvgPool2d<T>(
        this Tensor<T> x, HeightWidth kernelSize, HeightWidth? stride = null, HeightWidth? padding = null, bool ceilMode = false, bool countIncludePad = true,
        int? divisorOverride = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Pooling.Average(nameof(AvgPool2d), x, 2, kernelSize, stride ?? kernelSize, padding ?? 0, ceilMode, countIncludePad, divisorOverride);

    /// <summary>The average of each window of sequences, as <see cref="AvgPool2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="kernelSize">The length of a window.</param>
    /// <param name="stride">From window to window; the kernel size by default.</param>
    /// <param name="padding">Zeros before and after the input, at most half of the kernel.</param>
    /// <param name="ceilMode">Whether a last window that begins inside and ends outside counts.</param>
    /// <param name="countIncludePad">Whether the zeros around the input count in the average.</param>
    /// <exception cref="ArgumentException">The windows do not fit the input.</exception>
    public static Tensor<T> AvgPool1d<T>(
        this Tensor<T> x, int kernelSize, int? stride = null, int padding = 0, bool ceilMode = false, bool countIncludePad = true)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Pooling.Average(nameof(AvgPool1d), x, 1, (1, kernelSize), (1, stride ?? kernelSize), (0, padding), ceilMode, countIncludePad, divisor: null);
}

/// <summary>Averages of windows, or their transpose, recorded.</summary>
internal sealed class AveragePoolNode<T>(PoolingShape shape, bool countsPadding, int? divisor, Layout source, Layout result, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "AvgPool2DBackwardBackward0" : "AvgPool2DBackward0";

    /// <summary>Averages of images that lie as the shape says, or the transpose.</summary>
    public static Tensor<T> Apply(Tensor<T> x, PoolingShape shape, bool countsPadding, int? divisor, Layout source, Layout result, bool isTransposed)
    {
        var to = Tensor<T>.Allocate(isTransposed ? source : result);
        var from = x.LaidOut(isTransposed ? result : source);
        if (isTransposed)
            AveragePooling.InputGradient(shape, countsPadding, divisor, from.Packed, to.Packed);
        else
            AveragePooling.Forward(shape, countsPadding, divisor, from.Packed, to.Packed);
        return Recorder.Tracks(x)
            ? Recorder.Record(new AveragePoolNode<T>(shape, countsPadding, divisor, source, result, isTransposed), x, to)
            : to;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, shape, countsPadding, divisor, source, result, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, shape, countsPadding, divisor, source, result, isTransposed);
}
