using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Pools that are told the size of their result.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Averages of windows such that the result has a size: window i of n over m elements goes from <c>floor(i m / n)</c> to
    /// <c>ceil((i + 1) m / n)</c>.
    /// </summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <exception cref="ArgumentException">The shape is not that of images, or there is nothing to average.</exception>
    public static Tensor<T> AdaptiveAvgPool2d<T>(this Tensor<T> x, HeightWidth outputSize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var images = Pooling.Images(nameof(AdaptiveAvgPool2d), x, 2);
        return Pooling.Restored(AdaptivePooling.Average(nameof(AdaptiveAvgPool2d), images, outputSize), x.Rank, 2);
    }

    /// <summary>Averages of sequences such that the result has a length, as <see cref="AdaptiveAvgPool2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="outputSize">The length of the result.</param>
    /// <exception cref="ArgumentException">The shape is not that of sequences, or there is nothing to average.</exception>
    public static Tensor<T> AdaptiveAvgPool1d<T>(this Tensor<T> x, int outputSize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var images = Pooling.Images(nameof(AdaptiveAvgPool1d), x, 1);
        return Pooling.Restored(AdaptivePooling.Average(nameof(AdaptiveAvgPool1d), images, (1, outputSize)), x.Rank, 1);
    }

    /// <summary>The largest numbers of windows such that the result has a size; windows are those of <see cref="AdaptiveAvgPool2d"/>.</summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <exception cref="ArgumentException">The shape is not that of images, or there is nothing to choose from.</exception>
    public static Tensor<T> AdaptiveMaxPool2d<T>(this Tensor<T> x, HeightWidth outputSize)
        where T : unmanaged, IFloatingPointIeee754<T> => AdaptivePooling.Max(nameof(AdaptiveMaxPool2d), x, 2, outputSize).Values;

    /// <summary>The largest numbers as <see cref="AdaptiveMaxPool2d"/> gives them, and where they are in the planes: <c>row * width + column</c>.</summary>
    /// <inheritdoc cref="AdaptiveMaxPool2d"/>
    public static (Tensor<T> Values, Tensor<long> Indices) AdaptiveMaxPool2dWithIndices<T>(this Tensor<T> x, HeightWidth outputSize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (values, indices) = AdaptivePooling.Max(nameof(AdaptiveMaxPool2dWithIndices), x, 2, outputSize);
        return (values, Pooling.Widened(indices));
    }

    /// <summary>The largest numbers of sequences such that the result has a length, as <see cref="AdaptiveMaxPool2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="outputSize">The length of the result.</param>
    /// <exception cref="ArgumentException">The shape is not that of sequences, or there is nothing to choose from.</exception>
    public static Tensor<T> AdaptiveMaxPool1d<T>(this Tensor<T> x, int outputSize)
        where T : unmanaged, IFloatingPointIeee754<T> => AdaptivePooling.Max(nameof(AdaptiveMaxPool1d), x, 1, (1, outputSize)).Values;
}
