using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Convolutions of images.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// A convolution of images (without flipping the kernel, as networks mean it):
    /// <c>y[n, o, i, j] = b[o] + sum over c, k, l of x[n, c, i s - p + k d, j s - p + l d] w[o, c, k, l]</c>.
    /// </summary>
    /// <remarks>The result has the shape [batch, channels, height, width] with the channels side by side in memory, as the kernels compute it.</remarks>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="weight">Of shape [output channels, channels / groups, kernel height, kernel width].</param>
    /// <param name="bias">Of shape [output channels], or none.</param>
    /// <param name="stride">From output to output in the input, 1 by default.</param>
    /// <param name="padding">Zeros around the input.</param>
    /// <param name="dilation">From tap to tap of the kernel in the input, 1 by default.</param>
    /// <param name="groups">Parts of the channels, each of which is convolved for itself.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> Conv2d<T>(
        this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null, HeightWidth? stride = null, ConvolutionPadding padding = default,
        HeightWidth? dilation = null, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvolutionArguments.CheckRanks(nameof(Conv2d), x, weight, spatial: 2);
        if (x.Rank == 3)
        {
            var one = x.Unsqueeze(0).Conv2d(weight, bias, stride, padding, dilation, groups);
            return one.Squeeze(0);
        }

        return ConvolutionArguments.Forward(nameof(Conv2d), x, weight, bias, stride ?? 1, padding, dilation ?? 1, groups);
    }

    /// <summary>A convolution of sequences, as <see cref="Conv2d"/> along one dimension.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="weight">Of shape [output channels, channels / groups, kernel length].</param>
    /// <param name="bias">Of shape [output channels], or none.</param>
    /// <param name="stride">From output to output in the input.</param>
    /// <param name="padding">Zeros before and after the input.</param>
    /// <param name="dilation">From tap to tap of the kernel in the input.</param>
    /// <param name="groups">Parts of the channels, each of which is convolved for itself.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> Conv1d<T>(
        this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null, int stride = 1, ConvolutionPadding padding = default, int dilation = 1,
        int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvolutionArguments.CheckRanks(nameof(Conv1d), x, weight, spatial: 1);
        if (x.Rank == 2)
        {
            var one = x.Unsqueeze(0).Conv1d(weight, bias, stride, padding, dilation, groups);
            return one.Squeeze(0);
        }

        var result = ConvolutionArguments.Forward(
            nameof(Conv1d), x.Unsqueeze(2), weight.Unsqueeze(2), bias, (1, stride), padding.AlongLine, (1, dilation),
            groups);
        return result.Squeeze(2);
    }
}
