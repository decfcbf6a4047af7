using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

public sealed class SoftmaxTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 10)]
    [InlineData(5, 64)]
    [InlineData(2, 1000)]
    [InlineData(2, 3001)]
    [InlineData(200, 777)]
    public void Rows_against_plain_loops(int rows, int columns)
    {
        var x = TestNumbers.Random<double>(rows * columns, 1);
        var g = TestNumbers.Random<double>(rows * columns, 2);
        using var guarded = new GuardedBuffer<double>(x);
        using var y = new GuardedBuffer<double>(rows * columns);
        using var log = new GuardedBuffer<double>(rows * columns);
        using var logSum = new GuardedBuffer<double>(rows);
        using var dx = new GuardedBuffer<double>(rows * columns);
        using var dxLog = new GuardedBuffer<double>(rows * columns);
        Softmax.Forward(guarded.Span, rows, columns, y.Span);
        Softmax.LogForward(guarded.Span, rows, columns, log.Span);
        Softmax.LogSumExp(guarded.Span, rows, columns, logSum.Span);
        Softmax.Backward(y.Span, g, rows, columns, dx.Span);
        Softmax.LogBackward(log.Span, g, rows, columns, dxLog.Span);
        for (var i = 0; i < rows; i++)
        {
            var range = (i * columns)..((i + 1) * columns);
            var sum = x[range].Sum(Math.Exp);
            var dot = x[range].Zip(g[range], (a, b) => Math.Exp(a) / sum * b).Sum();
            Assert.Equal(Math.Log(sum), logSum.Span[i], 1e-13);
            for (var j = i * columns; j < (i + 1) * columns; j++)
            {
                var p = Math.Exp(x[j]) / sum;
                Assert.Equal(p, y.Span[j], 1e-14);
                Assert.Equal(x[j] - Math.Log(sum), log.Span[j], 1e-13);
                Assert.Equal(p * (g[j] - dot), dx.Span[j], 1e-13);
                Assert.Equal(g[j] - p * g[range].Sum(), dxLog.Span[j], 1e-12);
            }
        }
    }

    [Fact]
    public void Large_and_infinite_elements()
    {
        float[] x = [1e30f, 1e30f, -1e30f, float.NegativeInfinity];
        var y = new float[4];
        Softmax.Forward(x, 1, 4, y);
        Assert.Equal([0.5f, 0.5f, 0, 0], y);
        var log = new float[1];
        Softmax.LogSumExp([float.NegativeInfinity, float.NegativeInfinity], 1, 2, log);
        Assert.Equal(float.NegativeInfinity, log[0]);
        Softmax.LogSumExp([1, float.PositiveInfinity], 1, 2, log);
        Assert.Equal(float.PositiveInfinity, log[0]);
        Softmax.LogSumExp([1, float.NaN], 1, 2, log);
        Assert.Equal(float.NaN, log[0]);
    }

    [Fact]
    public void Widths_threads_and_places_give_the_same_bits()
    {
        var x = TestNumbers.Random<float>(200 * 1003, 1);
        float[] wide = new float[x.Length], narrow = new float[x.Length], alone = new float[x.Length];
        Softmax.Forward(x, 200, 1003, wide);
        new SoftmaxKernel<float>(x, 200, 1003, narrow, SoftmaxForm.Probabilities).Run<Single256, Single1>();
        using (WorkSharing.LimitTo(1))
            new SoftmaxKernel<float>(x, 200, 1003, alone, SoftmaxForm.Probabilities).Run<Single1, Single1>();
        Softmax.Forward(x, 200, 1003, x);
        Assert.Equal(wide, narrow);
        Assert.Equal(wide, alone);
        Assert.Equal(wide, x);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var x = new float[12];
        Assert.Throws<ArgumentException>(() => Softmax.Forward(x, 3, 4, new float[11]));
        Assert.Throws<ArgumentException>(() => Softmax.Forward(x, 3, 5, new float[12]));
        Assert.Throws<ArgumentException>(() => Softmax.LogSumExp(x, 3, 4, new float[4]));
        Assert.Throws<ArgumentException>(() => Softmax.Forward(x.AsSpan(0, 8), 2, 4, x.AsSpan(1, 8)));
        Assert.Throws<ArgumentException>(() => Softmax.Backward(x, new float[8], 3, 4, new float[12]));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var x = TestNumbers.Random<float>(100_000, 1);
        var y = new float[100_000];
        for (var i = 0; i < 3; i++) Softmax.Forward(x, 100, 1000, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Softmax.Forward(x, 100, 1000, y);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
