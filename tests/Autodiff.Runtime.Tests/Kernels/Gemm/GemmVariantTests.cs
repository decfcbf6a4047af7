using System.Numerics;
using Autodiff.Internal;
using GemmKernel = Autodiff.Internal.Gemm;

namespace Autodiff.Tests.Kernels;

public sealed class GemmVariantTests : IDisposable
{
    public void Dispose() => KernelWidths.Force(null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Epilogues_see_every_element_once_with_its_row_and_column(int width)
    {
        KernelWidths.Force((KernelWidth)width);
        if (KernelWidths.Current > KernelWidths.Widest) Assert.Skip("This machine has no such registers.");
        var random = new Random(31);
        for (var i = 0; i < 120; i++)
        {
            var (rows, columns, depth) = GemmShapes.Next(random);
            using var product = new GemmCase<float>(random, rows, columns, depth);
            using var columnBias = Numbers(random, columns);
            using var rowBias = Numbers(random, rows);
            using var residual = Numbers(random, rows * columns);
            float[] c = columnBias.Span.ToArray(), r = rowBias.Span.ToArray(), m = residual.Span.ToArray();
            var biases = new Then<float, ColumnBias<float>, RowBias<float>>(new(columnBias.Span), new(rowBias.Span));
            var all = new Then<float, Then<float, ColumnBias<float>, RowBias<float>>, Residual<float>>(
                biases, new(new MatrixView<float>(residual.Span, rows, columns)));
            GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta, all);
            product.Check((value, row, column) => value + c[column] + r[row] + m[row * columns + column]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_layer_is_a_product_a_bias_and_an_activation(int width)
    {
        KernelWidths.Force((KernelWidth)width);
        if (KernelWidths.Current > KernelWidths.Widest) Assert.Skip("This machine has no such registers.");
        Layer<float>();
        Layer<double>();
    }

    private static void Layer<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(32);
        using var product = new GemmCase<T>(random, 20, 37, 50);
        var bias = new T[37];
        for (var i = 0; i < bias.Length; i++) bias[i] = T.CreateChecked(random.NextDouble() - 0.5);
        var layer = new Then<T, ColumnBias<T>, Activation<T, TanhMap>>(new(bias), new(default));
        GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta, layer);
        product.Check((value, _, column) => Math.Tanh(value + double.CreateChecked(bias[column])));
    }

    [Fact]
    public void Epilogues_that_do_not_fit_are_refused_before_any_write()
    {
        var c = new float[6];
        c.AsSpan().Fill(3);
        float[] a = new float[6], b = new float[9];
        Assert.Contains(
            "4 numbers cannot be added to 3 columns",
            Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(a, 2, 3), new(b, 3, 3), new MatrixTarget<float>(c, 2, 3), 1, 0, new ColumnBias<float>(new float[4]))).Message);
        Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(a, 2, 3), new(b, 3, 3), new MatrixTarget<float>(c, 2, 3), 1, 0, new RowBias<float>(new float[1])));
        Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(
            new(a, 2, 3), new(b, 3, 3), new MatrixTarget<float>(c, 2, 3), 1, 0, new Residual<float>(new MatrixView<float>(new float[5], 2, 3))));
        Assert.All(c, value => Assert.Equal(3f, value));
    }

    [Theory]
    [InlineData(5, 3, 4, 6, true, true)]
    [InlineData(5, 3, 4, 6, true, false)]
    [InlineData(3, 40, 33, 70, false, true)]
    [InlineData(2, 130, 140, 250, true, true)]
    [InlineData(300, 2, 2, 2, true, true)]
    [InlineData(0, 2, 2, 2, true, true)]
    [InlineData(3, 0, 2, 2, true, true)]
    [InlineData(3, 2, 2, 0, true, true)]
    public void A_batch_is_its_products_one_by_one(int count, int rows, int columns, int depth, bool ownA, bool ownB)
    {
        var random = new Random(41);
        int aStride = ownA ? rows * depth : 0, bStride = ownB ? columns * depth + 3 : 0, cStride = rows * columns + 5;
        using var a = Numbers(random, Extent(count, aStride, rows * depth));
        using var b = Numbers(random, Extent(count, bStride, columns * depth));
        using var c = Numbers(random, Extent(count, cStride, rows * columns));
        var expected = c.Span.ToArray();
        for (var i = 0; i < count; i++)
        {
            GemmKernel.Multiply(
                new(a.Span[(i * aStride)..], rows, depth),
                new MatrixView<float>(b.Span[(i * bStride)..], columns, depth).Transposed,
                new MatrixTarget<float>(expected.AsSpan(i * cStride), rows, columns),
                2,
                0.5f);
        }

        GemmKernel.MultiplyBatch(
            count,
            new(a.Span, rows, depth), aStride,
            new MatrixView<float>(b.Span, columns, depth).Transposed, bStride,
            new MatrixTarget<float>(c.Span, rows, columns), cStride,
            2,
            0.5f);
        Assert.Equal(expected, c.Span.ToArray());
    }

    [Fact]
    public void A_batch_with_one_B_is_one_tall_product()
    {
        var random = new Random(42);
        using var a = Numbers(random, 7 * 5 * 30);
        using var b = Numbers(random, 30 * 20);
        using var c = Numbers(random, 7 * 5 * 20);
        var expected = new float[7 * 5 * 20];
        GemmKernel.Multiply(new(a.Span, 35, 30), new(b.Span, 30, 20), new MatrixTarget<float>(expected, 35, 20));
        GemmKernel.MultiplyBatch(7, new(a.Span, 5, 30), 150, new(b.Span, 30, 20), 0, new MatrixTarget<float>(c.Span, 5, 20), 100, 1, 0);
        Assert.Equal(expected, c.Span.ToArray());
    }

    [Fact]
    public void Batches_that_do_not_fit_are_refused_before_any_write()
    {
        var c = new float[12];
        c.AsSpan().Fill(3);
        Assert.Contains(
            "3 times 2x2 with strides 2, 1, 4 apart, and needs 12 elements; there are 8",
            Assert.Throws<ArgumentException>(() => GemmKernel.MultiplyBatch(3, new(new float[8], 2, 2), 4, new(new float[4], 2, 2), 0, new MatrixTarget<float>(c, 2, 2), 4, 1, 0)).Message);
        Assert.Throws<ArgumentException>(() => GemmKernel.MultiplyBatch(3, new(new float[12], 2, 2), 4, new(new float[4], 2, 2), 0, new MatrixTarget<float>(c, 2, 2), 3, 1, 0));
        Assert.Throws<ArgumentException>(() => GemmKernel.MultiplyBatch(3, new(new float[12], 2, 2), 4, new(c, 2, 2), 0, new MatrixTarget<float>(c, 2, 2), 4, 1, 0));
        Assert.Throws<ArgumentException>(() => GemmKernel.MultiplyBatch(3, new(new float[12], 2, 2), 4, new(new float[6], 3, 2), 0, new MatrixTarget<float>(c, 2, 2), 4, 1, 0));
        Assert.All(c, value => Assert.Equal(3f, value));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(40, 30)]
    [InlineData(113, 7)]
    [InlineData(250, 60)]
    [InlineData(3, 0)]
    public void A_matrix_by_its_own_transposed_is_the_product_and_symmetric(int rows, int depth)
    {
        var random = new Random(43);
        using var a = Numbers(random, rows * depth);
        using var c = Numbers(random, rows * rows);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < i; j++)
                c.Span[j * rows + i] = c.Span[i * rows + j];
        var expected = c.Span.ToArray();
        var view = new MatrixView<float>(a.Span, rows, depth);
        GemmKernel.Multiply(view, view.Transposed, new MatrixTarget<float>(expected, rows, rows), -1, 1);
        GemmKernel.MultiplyByOwnTransposed(view, new MatrixTarget<float>(c.Span, rows, rows), -1, 1);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                Assert.Equal(expected[i * rows + j], c.Span[i * rows + j], 1e-4f);
                Assert.Equal(c.Span[j * rows + i], c.Span[i * rows + j]);
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 9)]
    [InlineData(8, 8)]
    [InlineData(16, 24)]
    [InlineData(33, 41)]
    [InlineData(4, 100)]
    public void Transposed_copies(int rows, int columns)
    {
        Transposed<float>(rows, columns);
        Transposed<double>(rows, columns);
    }

    private static unsafe void Transposed<T>(int rows, int columns)
        where T : unmanaged, INumber<T>
    {
        using var source = new GuardedBuffer<T>(rows * columns);
        using var copy = new GuardedBuffer<T>(rows * columns);
        for (var i = 0; i < source.Length; i++)
            source.Span[i] = T.CreateChecked(i);
        fixed (T* from = source.Span, to = copy.Span)
            Transposition.Copy(from, columns, rows, columns, to, rows);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                Assert.Equal(source.Span[i * columns + j], copy.Span[j * rows + i]);
    }

    private static int Extent(int count, int stride, int length) => count == 0 ? 0 : (count - 1) * stride + length;

    private static GuardedBuffer<float> Numbers(Random random, int count)
    {
        var buffer = new GuardedBuffer<float>(count);
        foreach (ref var value in buffer.Span)
            value = random.NextSingle() * 2 - 1;
        return buffer;
    }
}
