using System.Numerics;
using Autodiff.Internal;
using GemmKernel = Autodiff.Internal.Gemm;

namespace Autodiff.Tests.Kernels;

public sealed class FactorizationTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(37, 37)]
    [InlineData(130, 130)]
    [InlineData(90, 31)]
    [InlineData(31, 90)]
    [InlineData(1, 20)]
    [InlineData(20, 1)]
    public void LU_gives_the_exchanged_matrix_with_factors_of_at_most_1(int rows, int columns)
    {
        LuGivesTheMatrix<float>(rows, columns, 2e-6);
        LuGivesTheMatrix<double>(rows, columns, 4e-15);
    }

    private static void LuGivesTheMatrix<T>(int rows, int columns, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var buffer = Numbers<T>(rows * columns, 1);
        var original = buffer.Span.ToArray();
        var a = new MatrixTarget<T>(buffer.Span, rows, columns);
        var size = Math.Min(rows, columns);
        var pivots = new int[size];
        Assert.Equal(-1, LuFactorization.Factorize(a, pivots));

        T[] l = new T[rows * size], u = new T[size * columns], product = new T[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (j < Math.Min(i, size))
                {
                    l[i * size + j] = a[i, j];
                    Assert.True(T.Abs(a[i, j]) <= T.One);
                }
                else if (i < size)
                {
                    u[i * columns + j] = a[i, j];
                }
            }
            if (i < size) l[i * size + i] = T.One;
        }

        GemmKernel.Multiply(new(l, rows, size), new(u, size, columns), new MatrixTarget<T>(product, rows, columns));
        for (var i = size - 1; i >= 0; i--)
            RowUpdate.Swap<T>(product.AsSpan(i * columns, columns), pivots[i] == i ? product.AsSpan(i * columns, columns) : product.AsSpan(pivots[i] * columns, columns));
        AssertClose(original, product, tolerance * (1 + size));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(150)]
    public void Solving_inverting_and_the_determinant(int size)
    {
        using var buffer = Numbers<double>(size * size, 2);
        var original = buffer.Span.ToArray();
        for (var i = 0; i < size; i++) original[i * size + i] = buffer.Span[i * size + i] += 3; // not nearly singular
        using var x = Numbers<double>(size * 7, 3);
        double[] b = new double[size * 7], inverse = new double[size * size], product = new double[size * size];
        GemmKernel.Multiply(new(original, size, size), new(x.Span, size, 7), new MatrixTarget<double>(b, size, 7));

        var a = new MatrixTarget<double>(buffer.Span, size, size);
        var pivots = new int[size];
        LuFactorization.Factorize(a, pivots);
        LuFactorization.Solve(a.AsView(), pivots, new MatrixTarget<double>(b, size, 7));
        AssertClose<double>(x.Span, b, 1e-10);

        LuFactorization.Invert(a.AsView(), pivots, new MatrixTarget<double>(inverse, size, size));
        GemmKernel.Multiply(new(inverse, size, size), new(original, size, size), new MatrixTarget<double>(product, size, size));
        AssertClose<double>(Identity(size), product, 1e-10);

        // The determinant of a matrix is the product of the halves' of its Schur complement; here by elimination in decimal order.
        var expected = Determinant(original, size);
        var (sign, logarithm) = LuFactorization.Determinant(a.AsView(), pivots);
        Assert.Equal(Math.Sign(expected), sign);
        Assert.Equal(Math.Log(Math.Abs(expected)), logarithm, 1e-9);
        Assert.Equal(1, LuFactorization.DeterminantProduct(a.AsView(), pivots) / expected, 1e-9);
    }

    [Fact]
    public void A_singular_matrix_is_reported_and_has_determinant_0()
    {
        double[] m = [1, 2, 3, 2, 4, 6, 1, 1, 1];
        var a = new MatrixTarget<double>(m, 3, 3);
        var pivots = new int[3];
        Assert.Equal(2, LuFactorization.Factorize(a, pivots));
        Assert.Equal((0, double.NegativeInfinity), LuFactorization.Determinant(a.AsView(), pivots));
        Assert.Equal(0, LuFactorization.DeterminantProduct(a.AsView(), pivots));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(16, 1)]
    [InlineData(45, 20)]
    [InlineData(100, 64)]
    public void Triangular_systems_of_every_kind(int size, int others)
    {
        for (var kind = 0; kind < 16; kind++)
        {
            bool left = (kind & 1) != 0, lower = (kind & 2) != 0, unit = (kind & 4) != 0, transposed = (kind & 8) != 0;
            var random = new Random(kind);
            using var a = Numbers<double>(size * size, 5, 0.1);
            double[] clean = new double[size * size], right = new double[size * others];
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    // The stored triangle is the other one where it is read transposed; what lies outside must not be read.
                    var inside = (lower != transposed) ? j < i : j > i;
                    if (i == j) a.Span[i * size + j] = unit ? double.NaN : 2 + random.NextDouble();
                    else if (!inside) a.Span[i * size + j] = double.NaN;
                    clean[i * size + j] = i == j ? (unit ? 1 : a.Span[i * size + j]) : inside ? a.Span[i * size + j] : 0;
                }
            }

            using var x = Numbers<double>(size * others, 6);
            MatrixView<double> stored = new(a.Span, size, size), whole = new(clean, size, size);
            if (transposed)
            {
                stored = stored.Transposed;
                whole = whole.Transposed;
            }

            if (left)
            {
                GemmKernel.Multiply(whole, new(x.Span, size, others), new MatrixTarget<double>(right, size, others));
                TriangularSolve.Left(stored, new MatrixTarget<double>(right, size, others), lower, unit);
            }
            else
            {
                GemmKernel.Multiply(new(x.Span, others, size), whole, new MatrixTarget<double>(right, others, size));
                TriangularSolve.Right(stored, new MatrixTarget<double>(right, others, size), lower, unit);
            }
            AssertClose<double>(x.Span, right, 1e-10);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(140)]
    public void Cholesky_gives_the_matrix(int size)
    {
        using var root = Numbers<double>(size * size, 7);
        using var buffer = Numbers<double>(size * size, 8);
        var a = new MatrixTarget<double>(buffer.Span, size, size);
        GemmKernel.MultiplyByOwnTransposed(new(root.Span, size, size), a, 1, 0);
        for (var i = 0; i < size; i++) a[i, i] += 1;
        var original = buffer.Span.ToArray();
        for (var i = 0; i < size; i++) a.Row(i)[(i + 1)..].Fill(double.NaN); // only the lower triangle is read
        Assert.Equal(-1, CholeskyFactorization.Factorize(a));
        var product = new double[size * size];
        GemmKernel.Multiply(a.AsView(), a.AsView().Transposed, new MatrixTarget<double>(product, size, size));
        AssertClose<double>(original, product, 1e-11);
        for (var i = 0; i < size; i++) Assert.Equal(-1, a.Row(i)[(i + 1)..].IndexOfAnyExcept(0.0));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public void Cholesky_reports_the_row_where_a_matrix_is_not_positive_definite(int size)
    {
        var m = Identity(size);
        m[(size - 1) * size + size - 1] = -1;
        Assert.Equal(size - 1, CholeskyFactorization.Factorize(new MatrixTarget<double>(m, size, size)));
        m = Identity(size);
        m[0] = double.NaN;
        Assert.Equal(0, CholeskyFactorization.Factorize(new MatrixTarget<double>(m, size, size)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(40, 13)]
    [InlineData(13, 40)]
    [InlineData(100, 100)]
    [InlineData(3, 0)]
    public void QR_gives_the_matrix_with_orthonormal_columns(int rows, int columns)
    {
        var size = Math.Min(rows, columns);
        using var a = Numbers<double>(rows * columns, 9);
        using var q = Numbers<double>(rows * size, 10);
        using var r = Numbers<double>(size * columns, 11);
        QrFactorization.Factorize(new(a.Span, rows, columns), new MatrixTarget<double>(q.Span, rows, size), new MatrixTarget<double>(r.Span, size, columns));
        double[] product = new double[rows * columns], gram = new double[size * size];
        GemmKernel.Multiply(new(q.Span, rows, size), new(r.Span, size, columns), new MatrixTarget<double>(product, rows, columns));
        AssertClose<double>(a.Span, product, 1e-12);
        GemmKernel.Multiply(new MatrixView<double>(q.Span, rows, size).Transposed, new(q.Span, rows, size), new MatrixTarget<double>(gram, size, size));
        AssertClose<double>(Identity(size), gram, 1e-12);
        for (var i = 0; i < size; i++) Assert.Equal(-1, r.Span.Slice(i * columns, i).IndexOfAnyExcept(0.0));
    }

    [Fact]
    public void QR_has_LAPACKs_signs_and_survives_extreme_magnitudes()
    {
        double[] q = new double[4], r = new double[4];
        QrFactorization.Factorize(new MatrixView<double>([1, 2, 3, 4], 2, 2), new MatrixTarget<double>(q, 2, 2), new MatrixTarget<double>(r, 2, 2));
        Assert.Equal([-3.1622776601683795, -4.427188724235731, 0, -0.6324555320336759], r, (x, y) => Math.Abs(x - y) < 1e-14);
        QrFactorization.Factorize(new MatrixView<double>([1e300, 1, 1e300, 1], 2, 2), new MatrixTarget<double>(q, 2, 2), new MatrixTarget<double>(r, 2, 2));
        Assert.Equal(-Math.Sqrt(2) * 1e300, r[0], 1e286);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(40)]
    public void Eigenvalues_ascend_and_give_the_matrix(int size)
    {
        using var a = Numbers<double>(size * size, 12);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < i; j++)
                a.Span[j * size + i] = a.Span[i * size + j];
        using var values = Numbers<double>(size, 13);
        using var vectors = Numbers<double>(size * size, 14);
        SpectralFactorization.Symmetric(new(a.Span, size, size), values.Span, new MatrixTarget<double>(vectors.Span, size, size));
        var scaled = vectors.Span.ToArray();
        for (var i = 0; i < size * size; i++) scaled[i] *= values.Span[i % size];
        var product = new double[size * size];
        GemmKernel.Multiply(new(scaled, size, size), new MatrixView<double>(vectors.Span, size, size).Transposed, new MatrixTarget<double>(product, size, size));
        AssertClose<double>(a.Span, product, 1e-12);
        for (var i = 1; i < size; i++) Assert.True(values.Span[i - 1] <= values.Span[i]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(50, 6)]
    [InlineData(6, 50)]
    [InlineData(0, 4)]
    public void Singular_values_descend_and_give_the_matrix(int rows, int columns)
    {
        var size = Math.Min(rows, columns);
        using var a = Numbers<double>(rows * columns, 15);
        double[] u = new double[rows * size], values = new double[size], v = new double[size * columns], product = new double[rows * columns];
        SpectralFactorization.SingularValues(new(a.Span, rows, columns), new MatrixTarget<double>(u, rows, size), values, new MatrixTarget<double>(v, size, columns));
        for (var i = 0; i < rows * size; i++) u[i] *= values[i % size];
        GemmKernel.Multiply(new(u, rows, size), new(v, size, columns), new MatrixTarget<double>(product, rows, columns));
        AssertClose<double>(a.Span, product, 1e-12);
        for (var i = 1; i < size; i++) Assert.True(values[i - 1] >= values[i] && values[i] >= 0);
    }

    [Fact]
    public void Single_precision_is_rounded_from_double()
    {
        float[] values = new float[2], vectors = new float[4];
        SpectralFactorization.Symmetric(new MatrixView<float>([2, 99, 1, 2], 2, 2), values, new MatrixTarget<float>(vectors, 2, 2));
        Assert.Equal([1f, 3f], values, (x, y) => MathF.Abs(x - y) < 1e-6f);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_any_write()
    {
        var m = new double[6];
        Assert.Throws<ArgumentException>("pivots", () => LuFactorization.Factorize(new MatrixTarget<double>(m, 2, 3), new int[3]));
        Assert.Throws<ArgumentException>("a", () => CholeskyFactorization.Factorize(new MatrixTarget<double>(m, 2, 3)));
        Assert.Throws<ArgumentException>("factors", () => LuFactorization.Solve(new MatrixView<double>(m, 2, 3), new int[2], new MatrixTarget<double>(new double[2], 2, 1)));
        Assert.Throws<ArgumentException>("b", () => LuFactorization.Solve(new MatrixView<double>(m, 2, 2), new int[2], new MatrixTarget<double>(new double[3], 3, 1)));
        Assert.Throws<ArgumentException>("factors", () => LuFactorization.Invert(new MatrixView<double>(m, 2, 2), new int[2], new MatrixTarget<double>(m, 2, 2)));
        Assert.Throws<ArgumentException>("a", () => TriangularSolve.Left(new MatrixView<double>(m, 2, 3), new MatrixTarget<double>(new double[2], 2, 1), true, false));
        Assert.Throws<ArgumentException>("r", () => QrFactorization.Factorize(new MatrixView<double>(m, 2, 3), new MatrixTarget<double>(new double[4], 2, 2), new MatrixTarget<double>(new double[4], 2, 2)));
        Assert.Throws<ArgumentException>("values", () => SpectralFactorization.SingularValues(
            new MatrixView<double>(m, 2, 3), new MatrixTarget<double>(new double[4], 2, 2), new double[3], new MatrixTarget<double>(new double[6], 2, 3)));
        Assert.Throws<ArgumentException>("a", () => SpectralFactorization.Symmetric(
            new MatrixView<double>([double.NaN], 1, 1), new double[1], new MatrixTarget<double>(new double[1], 1, 1)));
        Assert.All(m, value => Assert.Equal(0, value));
    }

    private static double Determinant(double[] matrix, int size)
    {
        var m = matrix.ToArray();
        double product = 1;
        for (var k = 0; k < size; k++)
        {
            var pivot = Enumerable.Range(k, size - k).MaxBy(i => Math.Abs(m[i * size + k]));
            if (pivot != k)
            {
                RowUpdate.Swap(m.AsSpan(k * size, size), m.AsSpan(pivot * size, size));
                product = -product;
            }
            product *= m[k * size + k];
            for (var i = k + 1; i < size; i++)
                for (var j = size - 1; j >= k; j--)
                    m[i * size + j] -= m[i * size + k] / m[k * size + k] * m[k * size + j];
        }

        return product;
    }

    private static double[] Identity(int size)
    {
        var identity = new double[size * size];
        for (var i = 0; i < size; i++) identity[i * size + i] = 1;
        return identity;
    }

    private static void AssertClose<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(double.CreateChecked(expected[i] - actual[i]));
            Assert.True(difference <= tolerance, $"element {i} is {actual[i]}, not {expected[i]}");
        }
    }

    private static GuardedBuffer<T> Numbers<T>(int count, int seed, double scale = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var buffer = new GuardedBuffer<T>(count);
        foreach (ref var value in buffer.Span)
            value = T.CreateChecked(scale * (random.NextDouble() * 2 - 1));
        return buffer;
    }
}
