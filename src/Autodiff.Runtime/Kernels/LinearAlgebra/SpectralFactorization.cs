using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using DenseDouble = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix;

namespace Autodiff.Internal;

/// <summary>
/// Eigenvalues of symmetric matrices and singular values: the seam behind which MathNet.Numerics works. Single precision is computed in
/// double and rounded.
/// </summary>
internal static class SpectralFactorization
{
    /// <summary><c>A = V diag(values) V'</c> with ascending eigenvalues; of A the lower triangle is read.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or A has a NaN or an infinity. Nothing has been written.</exception>
    public static void Symmetric<T>(in MatrixView<T> a, Span<T> values, in MatrixTarget<T> vectors)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            SymmetricNumbers(a.As<float>(), Precision.Cast<T, float>(values), vectors.As<float>());
        else if (typeof(T) == typeof(double))
            SymmetricNumbers(a.As<double>(), Precision.Cast<T, double>(values), vectors.As<double>());
        else
            throw Precision.Unsupported<T>();
    }

    private static void SymmetricNumbers<T>(in MatrixView<T> a, Span<T> values, in MatrixTarget<T> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = a.Layout.Rows;
        CheckFinite(a);
        Check(vectors, size, size, nameof(vectors));
        if (a.Layout.Columns != size || values.Length != size)
            throw new ArgumentException($"{size}x{a.Layout.Columns} with {values.Length} eigenvalues is not square.", nameof(a));
        if (size == 0)
            return;

        var matrix = new DenseDouble(size, size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = double.CreateChecked(a[i, j]);
        }

        var factors = matrix.Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, size).OrderBy(i => factors.EigenValues[i].Real).ToArray();
        for (var j = 0; j < size; j++)
        {
            values[j] = T.CreateChecked(factors.EigenValues[order[j]].Real);
            for (var i = 0; i < size; i++)
                vectors[i, j] = T.CreateChecked(factors.EigenVectors[i, order[j]]);
        }
    }

    /// <summary><c>A = U diag(values) V'</c> with descending singular values; U is rows x smaller side, V' smaller side x columns.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or A has a NaN or an infinity. Nothing has been written.</exception>
    public static void SingularValues<T>(in MatrixView<T> a, in MatrixTarget<T> u, Span<T> values, in MatrixTarget<T> vTransposed)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            SingularValuesNumbers(a.As<float>(), u.As<float>(), Precision.Cast<T, float>(values), vTransposed.As<float>());
        else if (typeof(T) == typeof(double))
            SingularValuesNumbers(a.As<double>(), u.As<double>(), Precision.Cast<T, double>(values), vTransposed.As<double>());
        else
            throw Precision.Unsupported<T>();
    }

    private static void SingularValuesNumbers<T>(in MatrixView<T> a, in MatrixTarget<T> u, Span<T> values, in MatrixTarget<T> vTransposed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = a.Layout.Rows, columns = a.Layout.Columns, size = Math.Min(rows, columns);
        CheckFinite(a);
        Check(u, rows, size, nameof(u));
        Check(vTransposed, size, columns, nameof(vTransposed));
        if (values.Length != size)
            throw new ArgumentException($"{rows}x{columns} has {size} singular values, not {values.Length}.", nameof(values));
        if (size == 0)
            return;

        // A tall matrix (or a wide one transposed) is first made square: its R has its singular values.
        var wide = columns > rows;
        var tall = wide ? a.Transposed : a;
        var (longSide, q, r) = (Math.Max(rows, columns), new double[Math.Max(rows, columns) * size], new double[size * size]);
        var copy = new double[longSide * size];
        for (var i = 0; i < longSide; i++)
        {
            for (var j = 0; j < size; j++)
                copy[i * size + j] = double.CreateChecked(tall[i, j]);
        }

        QrFactorization.Factorize(new MatrixView<double>(copy, longSide, size), new MatrixTarget<double>(q, longSide, size), new MatrixTarget<double>(r, size, size));
        var factors = Matrix<double>.Build.DenseOfRowMajor(size, size, r).Svd(computeVectors: true);
        Gemm.Multiply(
            new MatrixView<double>(q, longSide, size),
            new MatrixView<double>(factors.U.ToRowMajorArray(), size, size),
            new MatrixTarget<double>(copy, longSide, size));

        for (var j = 0; j < size; j++)
        {
            values[j] = T.CreateChecked(factors.S[j]);
            for (var i = 0; i < longSide; i++)
            {
                var value = T.CreateChecked(copy[i * size + j]);
                if (wide) vTransposed[j, i] = value;
                else u[i, j] = value;
            }

            for (var i = 0; i < size; i++)
            {
                if (wide) u[i, j] = T.CreateChecked(factors.VT[j, i]);
                else vTransposed[j, i] = T.CreateChecked(factors.VT[j, i]);
            }
        }
    }

    // The iterations of both would not end.
    private static void CheckFinite<T>(in MatrixView<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        a.Layout.Check(a.Elements.Length, nameof(a));
        for (var i = 0; i < a.Layout.Rows; i++)
        {
            for (var j = 0; j < a.Layout.Columns; j++)
            {
                if (!T.IsFinite(a[i, j]))
                    throw new ArgumentException($"Element [{i}, {j}] of {a.Layout.Rows}x{a.Layout.Columns} is {a[i, j]}.", nameof(a));
            }
        }
    }

    private static void Check<T>(in MatrixTarget<T> target, int rows, int columns, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        target.Layout.Check(target.Elements.Length, name);
        target.Layout.CheckWritten(name);
        if (target.Layout.Rows != rows || target.Layout.Columns != columns)
            throw new ArgumentException($"{name} is {rows}x{columns}, not {target.Layout.Rows}x{target.Layout.Columns}.", name);
    }
}
