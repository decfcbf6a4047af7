using System.Numerics;
using Autodiff.Internal;
using GemmKernel = Autodiff.Internal.Gemm;

namespace Autodiff.Tests.Kernels;

public sealed class GemmTests : IDisposable
{
    private const int CasesOfATest = 340;

    public void Dispose() => KernelWidths.Force(null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_products_are_those_of_the_triple_loop(int width)
    {
        KernelWidths.Force((KernelWidth)width);
        if (KernelWidths.Current > KernelWidths.Widest) Assert.Skip("This machine has no such registers.");
        RandomProducts<float>(11 + width);
        RandomProducts<double>(21 + width);
    }

    private static void RandomProducts<T>(int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < CasesOfATest; i++)
        {
            var (rows, columns, depth) = GemmShapes.Next(random);
            using var product = new GemmCase<T>(random, rows, columns, depth);
            GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta);
            product.Check();
        }
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        var random = new Random(5);
        foreach (var (rows, columns, depth) in new[] { (300, 200, 130), (5, 2500, 700), (640, 10, 900), (150, 150, 2100), (12, 300, 3000) })
        {
            using var product = new GemmCase<float>(random, rows, columns, depth);
            float[] Run(int threads)
            {
                using var limit = WorkSharing.LimitTo(threads);
                product.Restore();
                GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta);
                return product.Result.ToArray();
            }

            var outer = WorkSharing.Limit;
            WorkSharing.Limit = 4;
            try
            {
                var alone = Run(1);
                Assert.Equal(alone, Run(2));
                Assert.Equal(alone, Run(4));
                product.Check();
            }
            finally
            {
                WorkSharing.Limit = outer;
            }
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_width_of_registers_where_no_product_is_narrow()
    {
        var random = new Random(6);
        using var product = new GemmCase<double>(random, 45, 70, 600);
        double[] Run(KernelWidth width)
        {
            KernelWidths.Force(width);
            product.Restore();
            GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta);
            return product.Result.ToArray();
        }

        var expected = Run(KernelWidth.Scalar);
        for (var width = KernelWidth.Bits256; width <= KernelWidths.Widest; width++)
            Assert.Equal(expected, Run(width));
    }

    [Theory]
    [InlineData(30, 40, 50)]
    [InlineData(30, 7, 500)]
    [InlineData(1, 40, 50)]
    [InlineData(9, 9, 0)]
    public void NaN_in_C_does_not_spread_if_beta_is_0(int rows, int columns, int depth)
    {
        using var product = new GemmCase<float>(new Random(7), rows, columns, depth, nanInC: true);
        GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta);
        product.Check();
    }

    [Fact]
    public void Nothing_in_A_or_B_is_read_if_alpha_is_0()
    {
        float[] a = [float.NaN, 1], b = [2, 3], c = [5];
        GemmKernel.Multiply(new(a, 1, 2), new(b, 2, 1), new MatrixTarget<float>(c, 1, 1), 0, 2);
        Assert.Equal([10f], c);
    }

    [Fact]
    public void Infinities_and_NaN_in_A_and_B_spread()
    {
        // A zero times infinity is NaN; lanes behind the last column must not hide or add any.
        double[] a = [0, 1, double.PositiveInfinity, 1], b = [double.PositiveInfinity, 1, 2, 3], c = new double[4];
        GemmKernel.Multiply(new(a, 2, 2), new(b, 2, 2), new MatrixTarget<double>(c, 2, 2));
        Assert.Equal([double.NaN, 3, double.PositiveInfinity, double.PositiveInfinity], c);
    }

    [Fact]
    public void Refusals_name_the_sizes_and_write_nothing()
    {
        var c = Enumerable.Repeat(3f, 12).ToArray();
        var inner = Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[6], 2, 3), new(new float[8], 4, 2), new MatrixTarget<float>(c, 2, 2)));
        Assert.Contains("2x3 by 4x2 is not 2x2", inner.Message);
        var result = Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[6], 2, 3), new(new float[6], 3, 2), new MatrixTarget<float>(c, 2, 3)));
        Assert.Contains("2x3 by 3x2 is not 2x3", result.Message);
        var length = Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[5], 2, 3), new(new float[6], 3, 2), new MatrixTarget<float>(c, 2, 2)));
        Assert.Contains("2x3 with strides 3, 1 and needs 6 elements; there are 5", length.Message);
        Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[6], 2, 3), new(new float[6], 3, 2), new MatrixTarget<float>(c, new(2, 2, 1))));
        Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[6], 2, 3), new(new float[6], 3, 2), new MatrixTarget<float>(c, new(2, 2, 1, 2))));
        Assert.Throws<ArgumentException>(() => GemmKernel.Multiply(new(new float[6], new MatrixLayout(-2, 3, 3)), new(new float[6], 3, 2), new MatrixTarget<float>(c, 2, 2)));
        Assert.All(c, value => Assert.Equal(3f, value));
    }

    [Fact]
    public void A_result_that_overlaps_an_operand_is_refused()
    {
        var m = new float[100];
        Assert.Throws<ArgumentException>("a", () => GemmKernel.Multiply(new(m, 3, 3), new(new float[9], 3, 3), new MatrixTarget<float>(m.AsSpan(4), 3, 3)));
        Assert.Throws<ArgumentException>("b", () => GemmKernel.Multiply(new(new float[9], 3, 3), new(m, 3, 3), new MatrixTarget<float>(m, 3, 3)));
        var block = new MatrixLayout(3, 3, 10);
        Assert.Throws<ArgumentException>("a", () => GemmKernel.Multiply(new(m, block), new(new float[9], 3, 3), new MatrixTarget<float>(m.AsSpan(22), block)));
        Assert.Throws<ArgumentException>("a", () => GemmKernel.Multiply(new(m.AsSpan(9), new(3, 1, 10)), new(new float[3], 1, 3), new MatrixTarget<float>(m.AsSpan(7), block)));
        Assert.All(m, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Blocks_of_one_matrix_can_be_multiplied_into_each_other()
    {
        // A trailing update, as factorizations do it: m[2.., 2..] -= m[2.., ..2] m[..2, 2..], and with a transposed operand.
        const int n = 7;
        var m = Enumerable.Range(0, n * n).Select(i => Math.Sin(i)).ToArray();
        var expected = m.ToArray();
        for (var i = 2; i < n; i++)
            for (var j = 2; j < n; j++)
                for (var k = 0; k < 2; k++)
                    expected[i * n + j] -= m[i * n + k] * m[k * n + j];
        GemmKernel.Multiply(
            new(m.AsSpan(2 * n), new(n - 2, 2, n)), new(m.AsSpan(2), new(2, n - 2, n)), new MatrixTarget<double>(m.AsSpan(2 * n + 2), new(n - 2, n - 2, n)), -1, 1);
        Assert.Equal(expected, m, (x, y) => Math.Abs(x - y) < 1e-15);

        var left = new MatrixLayout(n - 2, 2, n);
        GemmKernel.Multiply(
            new(m.AsSpan(2 * n), left), new MatrixView<double>(m.AsSpan(2 * n), left).Transposed, new MatrixTarget<double>(m.AsSpan(2 * n + 2), new(n - 2, n - 2, n)), -1, 1);
        Assert.NotEqual(expected, m);
    }

    [Fact]
    public void A_stride_of_0_reads_the_same_row_again()
    {
        float[] row = [1, 2, 3], b = [1, 0, 0, 1, 1, 1], c = new float[8];
        GemmKernel.Multiply(new(row, new MatrixLayout(4, 3, 0)), new(b, 3, 2), new MatrixTarget<float>(c, 4, 2));
        Assert.Equal([4, 5, 4, 5, 4, 5, 4, 5], c);
    }

    [Fact]
    public void Strides_of_0_read_the_same_again_in_every_shape_and_layout()
    {
        (int Row, int Column)[] layouts = [(0, 1), (1, 0), (3, 0), (0, 3), (0, 0), (1, 1)];
        foreach (var (rows, columns, depth) in new[] { (4, 2, 3), (1, 70, 5), (70, 1, 40), (40, 5, 33), (13, 40, 9), (60, 100, 70) })
        {
            foreach (var (aRow, aColumn) in layouts)
            {
                foreach (var (bRow, bColumn) in layouts)
                {
                    MatrixLayout la = new(rows, depth, aRow, aColumn), lb = new(depth, columns, bRow, bColumn);
                    var a = Enumerable.Range(0, (int)la.Extent).Select(i => Math.Sin(i)).ToArray();
                    var b = Enumerable.Range(0, (int)lb.Extent).Select(i => Math.Cos(i)).ToArray();
                    var c = new double[rows * columns];
                    GemmKernel.Multiply(new(a, la), new(b, lb), new MatrixTarget<double>(c, rows, columns));
                    for (var i = 0; i < c.Length; i++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < depth; k++)
                            sum += a[i / columns * aRow + k * aColumn] * b[k * bRow + i % columns * bColumn];
                        Assert.True(Math.Abs(sum - c[i]) < 1e-12, $"{la} by {lb}: element {i} is {c[i]}, not {sum}.");
                    }
                }
            }
        }
    }
}
