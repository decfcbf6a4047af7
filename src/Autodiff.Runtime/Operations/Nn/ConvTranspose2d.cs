using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Transposed convolutions.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// A transposed convolution of images: each input number spreads over the output by the kernel. It is the VJP of
    /// <see cref="Conv2d"/> with respect to the input, taken as a layer.
    /// </summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="weight">Of shape [channels, output channels / groups, kernel height, kernel width].</param>
    /// <param name="bias">Of shape [output channels], or none.</param>
    /// <param name="stride">From input to input in the output, 1 by default.</param>
    /// <param name="padding">Rows and columns that are cut off on all sides of the output, 0 by default.</param>
    /// <param name="outputPadding">Rows and columns that are added at the end of the output, 0 by default; fewer than stride or dilation.</param>
    /// <param name="groups">Parts of the channels, each of which is convolved for itself.</param>
    /// <param name="dilation">From tap to tap of the kernel in the output, 1 by default.</param>
    /// <returns>Of shape [batch, output channels, height, width] with <c>height = (h - 1) stride - 2 padding + dilation (kernel - 1) + output padding + 1</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> ConvTranspose2d<T>(
        this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null, HeightWidth? stride = null, HeightWidth? padding = null,
        HeightWidth? outputPadding = null, int groups = 1, HeightWidth? dilation = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvolutionArguments.CheckRanks(nameof(ConvTranspose2d), x, weight, spatial: 2);
        if (x.Rank == 3)
        {
            var one = x.Unsqueeze(0).ConvTranspose2d(weight, bias, stride, padding, outputPadding, groups, dilation);
            return one.Squeeze(0);
        }

        return ConvolutionArguments.Transposed(
            nameof(ConvTranspose2d), x, weight, bias, stride ?? 1, padding ?? 0, outputPadding ?? 0, groups, dilation ?? 1);
    }

    /// <summary>A transposed convolution of sequences, as <see cref="ConvTranspose2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="weight">Of shape [channels, output channels / groups, kernel length].</param>
    /// <param name="bias">Of shape [output channels], or none.</param>
    /// <param name="stride">From input to input in the output.</param>
    /// <param name="padding">How many numbers are cut off at both ends of the output.</param>
    /// <param name="outputPadding">How many are added at the end of the output; fewer than stride or dilation.</param>
    /// <param name="groups">Parts of the channels, each of which is convolved for itself.</param>
    /// <param name="dilation">From tap to tap of the kernel in the output.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> ConvTranspose1d<T>(
        this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int groups = 1,
        int dilation = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvolutionArguments.CheckRanks(nameof(ConvTranspose1d), x, weight, spatial: 1);
        if (x.Rank == 2)
        {
            var one = x.Unsqueeze(0).ConvTranspose1d(weight, bias, stride, padding, outputPadding, groups, dilation);
            return one.Squeeze(0);
        }

        var result = ConvolutionArguments.Transposed(
            nameof(ConvTranspose1d), x.Unsqueeze(2), weight.Unsqueeze(2), bias, (1, stride), (0, padding),
            (0, outputPadding), groups, (1, dilation));
        return result.Squeeze(2);
    }
}
