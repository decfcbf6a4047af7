using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

/// <summary>A product of random matrices in buffers that end at a protected page, and what it must give.</summary>
internal sealed class GemmCase<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_outside = T.CreateChecked(-77);

    private readonly GuardedBuffer<T> _a;
    private readonly GuardedBuffer<T> _b;
    private readonly GuardedBuffer<T> _c;
    private readonly T[] _before;

    public GemmCase(Random random, int rows, int columns, int depth, bool nanInC = false)
    {
        A = Layout(random, rows, depth, random.Next(4));
        B = Layout(random, depth, columns, random.Next(4));
        C = Layout(random, rows, columns, random.Next(2) * 2);
        (Alpha, Beta) = random.Next(5) switch
        {
            0 => (T.One, T.One),
            1 => (T.CreateChecked(-0.75), T.CreateChecked(0.5)),
            2 => (T.CreateChecked(1.5), T.Zero),
            3 => (T.Zero, T.CreateChecked(2)),
            _ => (T.One, T.Zero),
        };
        _a = Filled(random, A);
        _b = Filled(random, B);
        _c = Filled(random, C);
        if (nanInC)
        {
            Beta = T.Zero;
            _c.Span.Fill(T.NaN);
        }
        _before = _c.Span.ToArray();
    }

    public MatrixLayout A { get; }
    public MatrixLayout B { get; }
    public MatrixLayout C { get; }
    public T Alpha { get; }
    public T Beta { get; }

    public MatrixView<T> ViewA => new(_a.Span, A);
    public MatrixView<T> ViewB => new(_b.Span, B);
    public MatrixTarget<T> TargetC => new(_c.Span, C);

    /// <summary>The elements of C as they are now.</summary>
    public ReadOnlySpan<T> Result => _c.Span;

    /// <summary>C as it was at first.</summary>
    public void Restore() => _before.CopyTo(_c.Span);

    public override string ToString() =>
        $"{typeof(T).Name} A {A}, B {B}, C {C}, alpha {Alpha}, beta {Beta}, {KernelWidths.Current}";

    /// <summary>Compares C with sums in double, to the bound that any order of summation keeps.</summary>
    /// <param name="epilogue">What is done to an element at a row and column; its own error must be small against the tolerance.</param>
    public void Check(Func<double, int, int, double>? epilogue = null)
    {
        var roundoff = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        double alpha = double.CreateChecked(Alpha), beta = double.CreateChecked(Beta);
        double[] a = ToDouble(_a.Span), b = ToDouble(_b.Span);
        var written = new bool[_c.Length];
        for (var i = 0; i < C.Rows; i++)
        {
            for (var j = 0; j < C.Columns; j++)
            {
                double sum = 0, magnitude = 0;
                for (var k = 0; k < A.Columns; k++)
                {
                    var product = a[i * A.RowStride + k * A.ColumnStride] * b[k * B.RowStride + j * B.ColumnStride];
                    sum += product;
                    magnitude += Math.Abs(product);
                }

                var at = i * C.RowStride + j * C.ColumnStride;
                var old = beta == 0 ? 0 : beta * double.CreateChecked(_before[at]);
                var expected = (alpha == 0 ? 0 : alpha * sum) + old;
                var tolerance = roundoff * ((A.Columns + 3) * Math.Abs(alpha) * magnitude + 3 * Math.Abs(old));
                if (epilogue is not null)
                {
                    expected = epilogue(expected, i, j);
                    tolerance += 4 * roundoff * (1 + Math.Abs(expected));
                }

                var actual = double.CreateChecked(_c.Span[at]);
                Assert.True(Math.Abs(actual - expected) <= tolerance, $"{this}: element [{i}, {j}] is {actual}, not {expected} +- {tolerance:E1}");
                written[at] = true;
            }
        }

        for (var i = 0; i < written.Length; i++)
            Assert.True(written[i] || _c.Span[i].Equals(_before[i]), $"{this}: wrote outside of C, at {i}");
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
        _c.Dispose();
    }

    // Row by row or column by column, with or without a gap; now and then a huge one.
    private static MatrixLayout Layout(Random random, int rows, int columns, int kind)
    {
        var transposed = kind % 2 == 1;
        var (outer, inner) = transposed ? (columns, rows) : (rows, columns);
        var gap = kind < 2 ? 0 : random.Next(8) == 0 && outer < 100 ? 5000 : random.Next(1, 40);
        var step = random.Next(12) == 0 && kind == 3 ? 2 : 1;
        var layout = new MatrixLayout(outer, inner, (inner + gap) * step, step);
        return transposed ? layout.Transposed : layout;
    }

    private static GuardedBuffer<T> Filled(Random random, MatrixLayout layout)
    {
        var buffer = new GuardedBuffer<T>((int)layout.Extent);
        buffer.Span.Fill(s_outside);
        for (var i = 0; i < layout.Rows; i++)
        {
            for (var j = 0; j < layout.Columns; j++)
                buffer.Span[i * layout.RowStride + j * layout.ColumnStride] = T.CreateChecked(random.NextDouble() * 2 - 1);
        }

        return buffer;
    }

    private static double[] ToDouble(ReadOnlySpan<T> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = double.CreateChecked(values[i]);
        return result;
    }
}
