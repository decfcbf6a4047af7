using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Largest numbers of windows.</content>
public static partial class TensorOperations
{
    /// <summary>The largest number of each window of images; its cotangent goes to the place it came from (of equal numbers, the first).</summary>
    /// <remarks>NaN is larger than every number.</remarks>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">From window to window; the kernel size by default.</param>
    /// <param name="padding">Rows and columns around the input that never are the largest, at most half of the kernel; 0 by default.</param>
    /// <param name="dilation">From element to element of a window, 1 by default.</param>
    /// <param name="ceilMode">Whether a last window that begins inside and ends outside counts.</param>
    /// <exception cref="ArgumentException">The windows do not fit the input.</exception>
    public static Tensor<T> MaxPool2d<T>(
        this Tensor<T> x, HeightWidth kernelSize, HeightWidth? stride = null, HeightWidth? padding = null, HeightWidth? dilation = null, bool ceilMode = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Pooling.Max(nameof(MaxPool2d), x, 2, kernelSize, stride ?? kernelSize, padding ?? 0, dilation ?? 1, ceilMode).Values;

    /// <summary>The largest number of each window as <see cref="MaxPool2d"/> gives them, and where they are.</summary>
    /// <inheritdoc cref="MaxPool2d"/>
    /// <returns>The numbers, and for each its place in the plane of its image and channel: <c>row * width + column</c>.</returns>
    public static (Tensor<T> Values, Tensor<long> Indices) MaxPool2dWithIndices<T>(
        this Tensor<T> x, HeightWidth kernelSize, HeightWidth? stride = null, HeightWidth? padding = null, HeightWidth? dilation = null, bool ceilMode = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (values, indices) = Pooling.Max(nameof(MaxPool2dWithIndices), x, 2, kernelSize, stride ?? kernelSize, padding ?? 0, dilation ?? 1, ceilMode);
        return (values, Pooling.Widened(indices));
    }

    /// <summary>The largest number of each window of sequences, as <see cref="MaxPool2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="kernelSize">The length of a window.</param>
    /// <param name="stride">From window to window; the kernel size by default.</param>
    /// <param name="padding">Places before and after the input that never are the largest, at most half of the kernel.</param>
    /// <param name="dilation">From element to element of a window.</param>
    /// <param name="ceilMode">Whether a last window that begins inside and ends outside counts.</param>
    /// <exception cref="ArgumentException">The windows do not fit the input.</exception>
    public static Tensor<T> MaxPool1d<T>(
        this Tensor<T> x, int kernelSize, int? stride = null, int padding = 0, int dilation = 1, bool ceilMode = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Pooling.Max(nameof(MaxPool1d), x, 1, (1, kernelSize), (1, stride ?? kernelSize), (0, padding), (1, dilation), ceilMode).Values;

    /// <summary>The largest number of each window of sequences, and its place in its sequence.</summary>
    /// <inheritdoc cref="MaxPool1d"/>
    public static (Tensor<T> Values, Tensor<long> Indices) MaxPool1dWithIndices<T>(
        this Tensor<T> x, int kernelSize, int? stride = null, int padding = 0, int dilation = 1, bool ceilMode = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (values, indices) = Pooling.Max(
            nameof(MaxPool1dWithIndices), x, 1, (1, kernelSize), (1, stride ?? kernelSize), (0, padding), (1, dilation), ceilMode);
        return (values, Pooling.Widened(indices));
    }
}
