using System.Numerics;
using Autodiff.Internal;
using Kernel = Autodiff.Internal.Convolution;

namespace Autodiff.Tests.Kernels;

public sealed class ConvolutionTests : IDisposable
{
    public void Dispose() => KernelWidths.Force(null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_convolutions_and_their_gradients_are_those_of_the_definition(int width)
    {
        KernelWidths.Force((KernelWidth)width);
        if (KernelWidths.Current > KernelWidths.Widest) Assert.Skip("This machine has no such registers.");
        RandomConvolutions<float>(51 + width);
        RandomConvolutions<double>(61 + width);
    }

    private static void RandomConvolutions<T>(int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            using var convolution = new ConvolutionCase<T>(random, ConvolutionCase<T>.Shape(random));
            convolution.Run();
            convolution.Check();
        }
    }

    [Fact]
    public void The_gradients_are_the_adjoints_of_a_convolution_too_large_for_the_definition()
    {
        var shape = new ConvolutionShape(20, 24, 30, 31, 40, 3, 5) { StrideHeight = 2, PaddingHeight = 1, PaddingWidth = 2, DilationWidth = 2 };
        using var c = new ConvolutionCase<double>(new Random(71), shape);
        c.Bias.Span.Clear();
        c.Run();
        var value = Dot(c.Output.Span, c.OutputGradient.Span);
        Assert.Equal(value, Dot(c.Input.Span, c.InputGradient.Span), 1e-10 * Math.Abs(value) + 1e-9);
        Assert.Equal(value, Dot(c.Weight.Span, c.WeightGradient.Span), 1e-10 * Math.Abs(value) + 1e-9);
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        foreach (var shape in new[]
        {
            new ConvolutionShape(16, 16, 28, 28, 32, 3, 3) { PaddingHeight = 1, PaddingWidth = 1 },
            new ConvolutionShape(1, 20, 60, 50, 24, 3, 3) { StrideHeight = 2, StrideWidth = 2 },
            new ConvolutionShape(9, 48, 20, 20, 48, 3, 3) { Groups = 48 },
            new ConvolutionShape(16, 1, 40, 40, 16, 3, 3) { ChannelsLast = true },
            new ConvolutionShape(16, 16, 28, 28, 32, 3, 3) { ChannelsLast = true },
        })
        {
            using var c = new ConvolutionCase<float>(new Random(72), shape);
            float[] Run(int threads)
            {
                using var limit = WorkSharing.LimitTo(threads);
                c.Run();
                return [.. c.Output.Span, .. c.InputGradient.Span, .. c.WeightGradient.Span];
            }

            var outer = WorkSharing.Limit;
            WorkSharing.Limit = 3;
            try
            {
                var alone = Run(1);
                Assert.Equal(alone, Run(2));
                Assert.Equal(alone, Run(3));
            }
            finally
            {
                WorkSharing.Limit = outer;
            }
        }
    }

    [Fact]
    public void Every_register_width_gives_the_same_bits()
    {
        foreach (var shape in new[]
        {
            new ConvolutionShape(2, 16, 13, 13, 32, 3, 3) { ChannelsLast = true },
            new ConvolutionShape(2, 5, 9, 20, 7, 2, 5) { PaddingHeight = 1, PaddingWidth = 2, DilationHeight = 2 },
            new ConvolutionShape(2, 1, 12, 12, 16, 3, 3),
            new ConvolutionShape(1, 40, 8, 9, 3, 3, 3) { StrideHeight = 2, StrideWidth = 2, PaddingWidth = 1 },
        })
        {
            using var c = new ConvolutionCase<float>(new Random(74), shape);
            float[]? expected = null;
            for (var width = KernelWidth.Scalar; width <= KernelWidths.Widest; width++)
            {
                KernelWidths.Force(width);
                c.Run();
                float[] actual = [.. c.Output.Span, .. c.InputGradient.Span, .. c.WeightGradient.Span];
                Assert.Equal(expected ?? actual, actual);
                expected = actual;
            }
        }
    }

    [Fact]
    public void A_transposed_convolution_scatters_its_input()
    {
        // PyTorch's documentation: stride 2, kernel 3, padding 1, output padding 1 doubles a size.
        var shape = ConvolutionShape.OfTransposed(2, 3, 5, 6, 4, 3, 3, (2, 2), (1, 1), (1, 1), (1, 1), 1);
        Assert.Equal((10, 12, 5, 6), (shape.InputHeight, shape.InputWidth, shape.OutputHeight, shape.OutputWidth));
        using var c = new ConvolutionCase<double>(new Random(73), shape);
        double[] x = ConvolutionCase<double>.Doubles(c.OutputGradient), w = ConvolutionCase<double>.Doubles(c.Weight), bias = [1, 2, 3, 4];
        var expected = new double[shape.InputLength];
        for (var i = 0; i < expected.Length; i++)
            expected[i] = bias[i / shape.InputPixels % 4];
        ConvolutionReference.ForEachProduct(shape, (o, i, k) => expected[i] += x[o] * w[k]);
        var output = new double[shape.InputLength];
        TransposedConvolution.Forward<double>(shape, x, w, bias, output);
        Assert.Equal(expected, output, (a, b) => Math.Abs(a - b) < 1e-13);

        var cotangent = output.Select((_, i) => Math.Sin(i)).ToArray();
        double[] inputGradient = new double[x.Length], weightGradient = new double[w.Length];
        TransposedConvolution.InputGradient<double>(shape, cotangent, w, inputGradient);
        TransposedConvolution.WeightGradient<double>(shape, x, cotangent, weightGradient);
        TransposedConvolution.Forward<double>(shape, x, w, [], output);
        Assert.Equal(Dot(output, cotangent), Dot(x, inputGradient), 1e-11);
        Assert.Equal(Dot(output, cotangent), Dot(w, weightGradient), 1e-11);
        Assert.Throws<ArgumentException>(() => ConvolutionShape.OfTransposed(2, 3, 5, 6, 4, 3, 3, (2, 2), (1, 1), (1, 1), (2, 0), 1));
    }

    [Fact]
    public void Of_no_channels_the_output_is_the_bias_and_the_gradient_zero()
    {
        var output = new float[2 * 3 * 9];
        Kernel.Forward<float>(new ConvolutionShape(2, 0, 4, 4, 3, 2, 2), [], [], [1, 2, 3], output);
        Assert.Equal([.. Enumerable.Range(0, 54).Select(i => (float)(i / 9 % 3 + 1))], output);
        var gradient = Enumerable.Repeat(7f, 2 * 3 * 16).ToArray();
        Kernel.InputGradient<float>(new ConvolutionShape(2, 3, 4, 4, 0, 2, 2), [], [], gradient);
        Assert.All(gradient, value => Assert.Equal(0, value));
        Kernel.WeightGradient<float>(new ConvolutionShape(0, 3, 4, 4, 8, 2, 2), [], [], gradient);
        Assert.All(gradient, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_bias_gradient_sums_images_and_pixels()
    {
        double[] gradient = [.. Enumerable.Range(0, 2 * 3 * 50).Select(i => (double)i)], sums = new double[3];
        Kernel.BiasGradient<double>(2, 3, 50, gradient, sums);
        Assert.Equal([.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 300).Where(i => i / 50 % 3 == c).Sum(i => (double)i))], sums);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 50)]
    [InlineData(45, 13)]
    [InlineData(16, 0)]
    public void The_bias_gradient_of_channels_last_sums_pixels(int channels, int pixels)
    {
        using var gradient = new GuardedBuffer<float>(channels * pixels);
        for (var i = 0; i < gradient.Length; i++)
            gradient.Span[i] = i;
        var sums = new float[channels];
        Kernel.BiasGradient<float>(1, channels, pixels, gradient.Span, sums, channelsLast: true);
        Assert.Equal([.. Enumerable.Range(0, channels).Select(c => (float)Enumerable.Range(0, pixels).Sum(p => p * channels + c))], sums);
    }

    [Theory]
    [InlineData(2, 3, 50)]
    [InlineData(3, 17, 9)]
    [InlineData(2, 1, 4)]
    public void Copies_to_channels_last_and_back_are_transposed_and_the_same(int images, int channels, int pixels)
    {
        float[] first = [.. Enumerable.Range(0, images * channels * pixels).Select(i => (float)i)], last = new float[first.Length], back = new float[first.Length];
        ChannelsLast.From<float>(images, channels, pixels, first, last);
        for (var i = 0; i < last.Length; i++)
            Assert.Equal(first[(i / channels / pixels * channels + i % channels) * pixels + i / channels % pixels], last[i]);
        ChannelsLast.To<float>(images, channels, pixels, last, back);
        Assert.Equal(first, back);
        Assert.Throws<ArgumentException>(() => ChannelsLast.From<float>(images, channels, pixels + 1, first, last));
        Assert.Throws<ArgumentException>(() => ChannelsLast.To<float>(images, channels, pixels, first, first));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_shape_before_any_write()
    {
        var shape = new ConvolutionShape(2, 3, 5, 5, 4, 3, 3);
        float[] x = new float[150], w = new float[108], y = new float[72];
        y.AsSpan().Fill(3);
        var message = Assert.Throws<ArgumentException>("input", () => Kernel.Forward<float>(shape, new float[149], w, [], y)).Message;
        Assert.Contains("input of convolution of 2x3x5x5 to 4 channels, kernel 3x3", message);
        Assert.Contains("has 150 elements, not 149", message);
        Assert.Throws<ArgumentException>("weight", () => Kernel.Forward<float>(shape, x, new float[1], [], y));
        Assert.Throws<ArgumentException>("bias", () => Kernel.Forward<float>(shape, x, w, new float[3], y));
        Assert.Throws<ArgumentException>("output", () => Kernel.Forward<float>(shape, x, w, [], new float[71]));
        Assert.Throws<ArgumentException>("input", () => Kernel.Forward<float>(shape with { Batch = 1 }, y.AsSpan(0, 75 - 4), w, [], y.AsSpan(0, 36)));
        Assert.Throws<ArgumentException>(() => Kernel.Forward<float>(shape with { Groups = 2 }, x, w, [], y));
        Assert.Throws<ArgumentException>(() => Kernel.Forward<float>(shape with { KernelHeight = 6 }, x, w, [], y));
        Assert.Throws<ArgumentException>(() => Kernel.Forward<float>(shape with { StrideWidth = 0 }, x, w, [], y));
        Assert.Throws<ArgumentException>("weight", () => Kernel.InputGradient<float>(shape, y, new float[1], x));
        Assert.Throws<ArgumentException>("weightGradient", () => Kernel.WeightGradient<float>(shape, x, y, new float[1]));
        var shared = new float[300];
        Assert.Throws<ArgumentException>("input", () => Kernel.Forward<float>(shape, shared.AsSpan(0, 150), w, [], shared.AsSpan(100, 72)));
        Assert.All(y, value => Assert.Equal(3f, value));
        Assert.All(shared, value => Assert.Equal(0f, value));
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }
}
