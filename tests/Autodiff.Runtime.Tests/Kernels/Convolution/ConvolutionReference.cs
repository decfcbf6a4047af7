using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

/// <summary>Convolution by its definition, in double, with the sum of magnitudes that bounds the error of any order of summation.</summary>
internal static class ConvolutionReference
{
    /// <summary>Calls an action for every product of the sum: indices of output, input and weight.</summary>
    public static void ForEachProduct(in ConvolutionShape shape, Action<int, int, int> product)
    {
        int inputs = shape.InputChannelsOfGroup, outputs = shape.OutputChannelsOfGroup;
        for (var image = 0; image < shape.Batch; image++)
        for (var output = 0; output < shape.OutputChannels; output++)
        for (var y = 0; y < shape.OutputHeight; y++)
        for (var x = 0; x < shape.OutputWidth; x++)
        for (var input = 0; input < inputs; input++)
        for (var i = 0; i < shape.KernelHeight; i++)
        for (var j = 0; j < shape.KernelWidth; j++)
        {
            var row = y * shape.StrideHeight - shape.PaddingHeight + i * shape.DilationHeight;
            var column = x * shape.StrideWidth - shape.PaddingWidth + j * shape.DilationWidth;
            if (row < 0 || row >= shape.InputHeight || column < 0 || column >= shape.InputWidth)
                continue;
            var channel = output / outputs * inputs + input;
            product(
                Place(shape.ChannelsLast, image, shape.OutputChannels, output, shape.OutputPixels, y * shape.OutputWidth + x),
                Place(shape.ChannelsLast, image, shape.InputChannels, channel, shape.InputPixels, row * shape.InputWidth + column),
                ((output * inputs + input) * shape.KernelHeight + i) * shape.KernelWidth + j);
        }
    }

    private static int Place(bool channelsLast, int image, int channels, int channel, int pixels, int pixel) =>
        channelsLast ? (image * pixels + pixel) * channels + channel : (image * channels + channel) * pixels + pixel;

    /// <summary>Compares with <c>sums</c> to the bound of the magnitudes.</summary>
    public static void AssertClose<T>(double[] sums, double[] magnitudes, double[] counts, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var roundoff = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        for (var i = 0; i < sums.Length; i++)
        {
            var difference = Math.Abs(double.CreateChecked(actual[i]) - sums[i]);
            Assert.True(difference <= roundoff * (counts[i] + 3) * magnitudes[i], $"{what}: element {i} is {actual[i]}, not {sums[i]}");
        }
    }
}
