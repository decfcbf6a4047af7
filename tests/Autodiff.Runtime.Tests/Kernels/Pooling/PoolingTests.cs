using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

public sealed class PoolingTests : IDisposable
{
    public void Dispose() => KernelWidths.Force(null);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Random_maxima_and_their_gradients_are_those_of_the_definition(int width)
    {
        KernelWidths.Force((KernelWidth)width);
        if (KernelWidths.Current > KernelWidths.Widest) Assert.Skip("This machine has no such registers.");
        Maxima<float>(81);
        Maxima<double>(82);
    }

    private static void Maxima<T>(int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var shape = Shape(random, dilated: true);
            using var input = Numbers<T>(random, shape.InputLength);
            using var output = new GuardedBuffer<T>((int)shape.OutputLength);
            using var indices = new GuardedBuffer<int>((int)shape.OutputLength);
            using var cotangent = Numbers<T>(random, shape.OutputLength);
            using var gradient = Numbers<T>(random, shape.InputLength);
            MaxPooling.Forward<T>(shape, input.Span, output.Span, indices.Span);
            MaxPooling.InputGradient<T>(shape, cotangent.Span, indices.Span, gradient.Span);

            var expected = new T[shape.InputLength];
            ForEachWindow(shape, (at, plane, rows, columns) =>
            {
                var (best, index) = (T.NegativeInfinity, -1);
                foreach (var row in rows.Where(row => row >= 0 && row < shape.InputHeight))
                {
                    foreach (var column in columns.Where(column => column >= 0 && column < shape.InputWidth))
                    {
                        var value = input.Span[Place(shape, plane, shape.InputPixels, row * shape.InputWidth + column)];
                        if (index < 0 || value > best || T.IsNaN(value))
                            (best, index) = (value, row * shape.InputWidth + column);
                    }
                }

                Assert.True(best.Equals(output.Span[at]) && index == indices.Span[at], $"{shape}: {output.Span[at]} of {indices.Span[at]} instead of {best} of {index}");
                expected[Place(shape, plane, shape.InputPixels, index)] += cotangent.Span[at];
            });
            Assert.Equal(expected, gradient.Span.ToArray());
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, 3)]
    public void Random_averages_and_their_gradients_are_those_of_the_definition(bool countsPadding, int? divisor)
    {
        var random = new Random(83);
        for (var i = 0; i < 150; i++)
        {
            var shape = Shape(random, dilated: false);
            using var input = Numbers<double>(random, shape.InputLength, special: false);
            using var output = new GuardedBuffer<double>((int)shape.OutputLength);
            using var cotangent = Numbers<double>(random, shape.OutputLength, special: false);
            using var gradient = Numbers<double>(random, shape.InputLength);
            AveragePooling.Forward<double>(shape, countsPadding, divisor, input.Span, output.Span);
            AveragePooling.InputGradient<double>(shape, countsPadding, divisor, cotangent.Span, gradient.Span);

            var expected = new double[shape.InputLength];
            ForEachWindow(shape, (at, plane, rows, columns) =>
            {
                // With the padding counts what is not behind it.
                int[] insideRows = [.. rows.Where(row => row >= 0 && row < shape.InputHeight)], insideColumns = [.. columns.Where(c => c >= 0 && c < shape.InputWidth)];
                var size = countsPadding
                    ? rows.Count(row => row < shape.InputHeight + shape.PaddingHeight) * columns.Count(c => c < shape.InputWidth + shape.PaddingWidth)
                    : insideRows.Length * insideColumns.Length;
                double sum = 0;
                foreach (var row in insideRows)
                {
                    foreach (var column in insideColumns)
                    {
                        var element = Place(shape, plane, shape.InputPixels, row * shape.InputWidth + column);
                        sum += input.Span[element];
                        expected[element] += cotangent.Span[at] / (divisor ?? size);
                    }
                }

                Assert.Equal(sum / (divisor ?? size), output.Span[at], 1e-14);
            });
            Assert.Equal(expected, gradient.Span.ToArray(), (x, y) => Math.Abs(x - y) < 1e-13);
        }
    }

    [Fact]
    public void Of_equal_maxima_the_first_counts_and_of_NaNs_the_last()
    {
        var shape = new PoolingShape(1, 2, 4, 2, 2);
        float[] output = new float[2];
        var indices = new int[2];
        MaxPooling.Forward<float>(shape, [1, 1, float.NaN, 5, 1, 1, 9, float.NaN], output, indices);
        Assert.Equal([1, float.NaN], output);
        Assert.Equal([0, 7], indices);
    }

    [Fact]
    public void A_cotangent_goes_to_its_index_wherever_that_lies()
    {
        foreach (var stride in new[] { 1, 2 })
        {
            var shape = new PoolingShape(35, 4, 4, 2, 2) { Channels = 35, StrideHeight = stride, StrideWidth = stride };
            var random = new Random(85);
            float[] cotangent = [.. Enumerable.Range(1, (int)shape.OutputLength).Select(i => (float)i)];
            int[] indices = [.. cotangent.Select(_ => random.Next(16))];
            float[] gradient = new float[shape.InputLength], expected = new float[shape.InputLength];
            for (var i = 0; i < indices.Length; i++)
                expected[indices[i] * 35 + i % 35] += cotangent[i];
            MaxPooling.InputGradient<float>(shape, cotangent, indices, gradient);
            Assert.Equal(expected, gradient);
        }
    }

    [Theory]
    [InlineData(5, 2, 2, 0, 1, false, 2)]
    [InlineData(5, 2, 2, 0, 1, true, 3)]
    [InlineData(6, 3, 2, 1, 1, false, 3)]
    [InlineData(6, 3, 2, 1, 1, true, 4)]
    [InlineData(4, 1, 3, 0, 1, true, 2)]
    [InlineData(5, 1, 3, 0, 1, true, 2)] // a third window would begin behind the input
    [InlineData(7, 3, 1, 0, 3, false, 1)]
    public void Output_sizes_are_PyTorchs(int input, int kernel, int stride, int padding, int dilation, bool ceil, int output)
    {
        var shape = new PoolingShape(1, input, input, kernel, kernel)
        {
            StrideHeight = stride, StrideWidth = stride, PaddingHeight = padding, PaddingWidth = padding,
            DilationHeight = dilation, DilationWidth = dilation, CeilMode = ceil,
        };
        Assert.Equal((output, output), (shape.OutputHeight, shape.OutputWidth));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_shape_before_any_write()
    {
        var shape = new PoolingShape(2, 4, 4, 2, 2);
        float[] x = new float[32], y = new float[8];
        y.AsSpan().Fill(3);
        var n = new int[8];
        Assert.Contains(
            "input of pooling of 2 planes of 4x4, kernel 2x2, stride 2x2",
            Assert.Throws<ArgumentException>("input", () => MaxPooling.Forward<float>(shape, new float[31], y, n)).Message);
        Assert.Throws<ArgumentException>("indices", () => MaxPooling.Forward<float>(shape, x, y, new int[7]));
        Assert.Throws<ArgumentException>(() => MaxPooling.Forward<float>(shape with { PaddingWidth = 2 }, x, y, n));
        Assert.Throws<ArgumentException>(() => MaxPooling.Forward<float>(shape with { KernelWidth = 5 }, x, y, n));
        Assert.Throws<ArgumentException>(() => MaxPooling.Forward<float>(shape with { Channels = 3 }, x, y, n));
        Assert.Throws<ArgumentException>(() => AveragePooling.Forward<float>(shape with { DilationWidth = 2 }, true, null, x, y));
        Assert.Throws<ArgumentException>(() => AveragePooling.Forward<float>(shape, true, 0, x, y));
        Assert.Throws<ArgumentException>("inputGradient", () => AveragePooling.InputGradient<float>(shape, true, null, y, new float[1]));
        Assert.Throws<ArgumentException>("indices", () => MaxPooling.InputGradient<float>(shape, y, [0, 0, 0, 0, 0, 0, 0, 16], x));
        Assert.Throws<ArgumentException>("output", () => AveragePooling.Forward<float>(shape, true, null, x, x.AsSpan(4, 8)));
        var narrow = new PoolingShape(1, 1, 1, 2, 2) { DilationHeight = 3, DilationWidth = 3, PaddingHeight = 2, PaddingWidth = 2, StrideHeight = 1, StrideWidth = 1 };
        Assert.Throws<ArgumentException>(() => MaxPooling.Forward<float>(narrow, new float[1], new float[4], new int[4]));
        Assert.All(y, value => Assert.Equal(3f, value));
        Assert.All(x, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        foreach (var channels in new[] { 1, 20 })
            Compare(new PoolingShape(200, 40, 41, 3, 3) { StrideHeight = 2, StrideWidth = 2, PaddingHeight = 1, PaddingWidth = 1, Channels = channels });
    }

    private static void Compare(PoolingShape shape)
    {
        using var input = Numbers<float>(new Random(84), shape.InputLength);
        float[] Run(int threads)
        {
            using var limit = WorkSharing.LimitTo(threads);
            float[] output = new float[shape.OutputLength], average = new float[shape.OutputLength], gradient = new float[shape.InputLength];
            var indices = new int[shape.OutputLength];
            MaxPooling.Forward<float>(shape, input.Span, output, indices);
            AveragePooling.Forward<float>(shape, true, null, input.Span, average);
            MaxPooling.InputGradient<float>(shape, output, indices, gradient);
            return [.. output, .. average, .. gradient];
        }

        Assert.Equal(Run(1), Run(2));
    }

    private static void ForEachWindow(PoolingShape shape, Action<int, int, int[], int[]> window)
    {
        for (var plane = 0; plane < shape.Planes; plane++)
            for (var y = 0; y < shape.OutputHeight; y++)
                for (var x = 0; x < shape.OutputWidth; x++)
                {
                    window(
                        Place(shape, plane, shape.OutputPixels, y * shape.OutputWidth + x),
                        plane,
                        [.. Enumerable.Range(0, shape.KernelHeight).Select(i => y * shape.StrideHeight - shape.PaddingHeight + i * shape.DilationHeight)],
                        [.. Enumerable.Range(0, shape.KernelWidth).Select(i => x * shape.StrideWidth - shape.PaddingWidth + i * shape.DilationWidth)]);
                }
    }

    private static int Place(in PoolingShape shape, int plane, int pixels, int pixel) =>
        (plane / shape.Channels * pixels + pixel) * shape.Channels + plane % shape.Channels;

    private static PoolingShape Shape(Random random, bool dilated)
    {
        while (true)
        {
            int kernelHeight = random.Next(1, 5), kernelWidth = random.Next(1, 5);
            var shape = new PoolingShape(random.Next(0, 6), random.Next(1, 12), random.Next(1, 80), kernelHeight, kernelWidth)
            {
                StrideHeight = random.Next(1, 4),
                StrideWidth = random.Next(1, 4),
                DilationHeight = dilated ? random.Next(1, 3) : 1,
                DilationWidth = dilated ? random.Next(1, 4) : 1,
                PaddingHeight = random.Next(0, kernelHeight / 2 + 1),
                PaddingWidth = random.Next(0, kernelWidth / 2 + 1),
                CeilMode = random.Next(2) == 0,
            };
            if (random.Next(2) == 0)
                shape = shape with { Channels = random.Next(1, 40) };
            shape = shape with { Planes = shape.Planes * shape.Channels };
            if (random.Next(4) == 0)
                shape = shape with { StrideHeight = kernelHeight, StrideWidth = kernelWidth, PaddingHeight = 0, PaddingWidth = 0, InputHeight = 3 * kernelHeight, InputWidth = 4 * kernelWidth, DilationHeight = 1, DilationWidth = 1 };
            try
            {
                shape.Check();
                return shape;
            }
            catch (ArgumentException)
            {
                // A kernel larger than the input; another one then.
            }
        }
    }

    private static GuardedBuffer<T> Numbers<T>(Random random, long count, bool special = true)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var buffer = new GuardedBuffer<T>((int)count);
        foreach (ref var value in buffer.Span)
        {
            value = special && random.Next(30) == 0 ? T.NaN
                : special && random.Next(30) == 0 ? T.NegativeInfinity
                : T.CreateChecked(random.Next(-8, 9) / 4.0);
        }

        return buffer;
    }
}
