using System.Numerics;
using Autodiff.Internal;
using Kernel = Autodiff.Internal.Convolution;

namespace Autodiff.Tests.Kernels;

/// <summary>A convolution of random arrays in buffers that end at a protected page.</summary>
internal sealed class ConvolutionCase<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ConvolutionShape _shape;

    public ConvolutionCase(Random random, ConvolutionShape shape)
    {
        _shape = shape;
        Input = Numbers(random, shape.InputLength);
        Weight = Numbers(random, shape.WeightLength);
        Bias = Numbers(random, shape.OutputChannels);
        OutputGradient = Numbers(random, shape.OutputLength);
        Output = Numbers(random, shape.OutputLength);
        InputGradient = Numbers(random, shape.InputLength);
        WeightGradient = Numbers(random, shape.WeightLength);
    }

    public GuardedBuffer<T> Input { get; }
    public GuardedBuffer<T> Weight { get; }
    public GuardedBuffer<T> Bias { get; }
    public GuardedBuffer<T> OutputGradient { get; }
    public GuardedBuffer<T> Output { get; }
    public GuardedBuffer<T> InputGradient { get; }
    public GuardedBuffer<T> WeightGradient { get; }

    /// <summary>A shape with everything that can be other than usual, small enough for the definition.</summary>
    public static ConvolutionShape Shape(Random random)
    {
        while (true)
        {
            var groups = random.Next(4) == 0 ? random.Next(1, 5) : 1;
            var depthwise = random.Next(6) == 0;
            int inputs = groups * Channels(random), outputs = groups * Channels(random);
            if (depthwise)
                groups = outputs = inputs = random.Next(1, 40);
            var flat = random.Next(4) == 0;
            var shape = new ConvolutionShape(
                random.Next(4) == 0 ? random.Next(0, 12) : random.Next(1, 4), inputs, flat ? 1 : random.Next(1, 14), random.Next(1, flat ? 70 : 34), outputs,
                flat ? 1 : random.Next(1, 6), random.Next(1, 6))
            {
                Groups = groups,
                StrideHeight = random.Next(1, 4),
                StrideWidth = random.Next(1, 4),
                PaddingHeight = flat ? 0 : random.Next(0, 4),
                PaddingWidth = random.Next(0, 4),
                DilationHeight = random.Next(1, 4),
                DilationWidth = random.Next(1, 4),
            };
            if (random.Next(2) == 0)
                shape = shape with { ChannelsLast = true };
            if (random.Next(2) == 0)
                shape = shape with { StrideHeight = 1, StrideWidth = 1, DilationHeight = 1, DilationWidth = 1 };
            if (shape is { OutputHeight: > 0, OutputWidth: > 0 } && shape.OutputLength * shape.InputChannelsOfGroup * shape.Taps < 200_000)
                return shape;
        }

        static int Channels(Random random) => random.Next(5) == 0 ? random.Next(1, 70) : random.Next(1, 9);
    }

    public void Run()
    {
        Kernel.Forward<T>(_shape, Input.Span, Weight.Span, Bias.Span, Output.Span);
        Kernel.InputGradient<T>(_shape, OutputGradient.Span, Weight.Span, InputGradient.Span);
        Kernel.WeightGradient<T>(_shape, Input.Span, OutputGradient.Span, WeightGradient.Span);
    }

    public void Check()
    {
        var (output, outputSizes, outputCounts) = Sums(_shape.OutputLength);
        var (input, inputSizes, inputCounts) = Sums(_shape.InputLength);
        var (weight, weightSizes, weightCounts) = Sums(_shape.WeightLength);
        double[] x = Doubles(Input), w = Doubles(Weight), dy = Doubles(OutputGradient), b = Doubles(Bias);
        for (var i = 0; i < output.Length; i++)
            Add(output, outputSizes, outputCounts, i, b[_shape.ChannelsLast ? i % _shape.OutputChannels : i / _shape.OutputPixels % _shape.OutputChannels]);
        ConvolutionReference.ForEachProduct(_shape, (o, i, k) =>
        {
            Add(output, outputSizes, outputCounts, o, x[i] * w[k]);
            Add(input, inputSizes, inputCounts, i, dy[o] * w[k]);
            Add(weight, weightSizes, weightCounts, k, x[i] * dy[o]);
        });
        ConvolutionReference.AssertClose<T>(output, outputSizes, outputCounts, Output.Span, $"output of {_shape}");
        ConvolutionReference.AssertClose<T>(input, inputSizes, inputCounts, InputGradient.Span, $"input gradient of {_shape}");
        ConvolutionReference.AssertClose<T>(weight, weightSizes, weightCounts, WeightGradient.Span, $"weight gradient of {_shape}");
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { Input, Weight, Bias, OutputGradient, Output, InputGradient, WeightGradient })
            buffer.Dispose();
    }

    public static double[] Doubles(GuardedBuffer<T> buffer)
    {
        var values = new double[buffer.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = double.CreateChecked(buffer.Span[i]);
        return values;
    }

    private static (double[] Sums, double[] Magnitudes, double[] Counts) Sums(long length) => (new double[length], new double[length], new double[length]);

    private static void Add(double[] sums, double[] magnitudes, double[] counts, int at, double value)
    {
        sums[at] += value;
        magnitudes[at] += Math.Abs(value);
        counts[at]++;
    }

    private static GuardedBuffer<T> Numbers(Random random, long count)
    {
        var buffer = new GuardedBuffer<T>((int)count);
        foreach (ref var value in buffer.Span)
            value = T.CreateChecked(random.NextDouble() * 2 - 1);
        return buffer;
    }
}
