using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// <c>P A = L U</c> with row exchanges, in place and by halves of the columns: nearly all work is matrix products. L is below the diagonal
/// (its own is 1), U on and above it.
/// </summary>
internal static class LuFactorization
{
    private const int SmallSize = 8;

    /// <summary>Factorizes; row i was exchanged with row <c>pivots[i]</c>, in this order.</summary>
    /// <returns>The first column whose pivot is 0, so that U is singular, or -1.</returns>
    /// <exception cref="ArgumentException">Sizes do not fit. Nothing has been written.</exception>
    public static int Factorize<T>(in MatrixTarget<T> a, Span<int> pivots)
        where T : unmanaged => typeof(T) == typeof(float) ? FactorizeNumbers(a.As<float>(), pivots)
        : typeof(T) == typeof(double) ? FactorizeNumbers(a.As<double>(), pivots)
        : throw Precision.Unsupported<T>();

    private static int FactorizeNumbers<T>(in MatrixTarget<T> a, Span<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        a.Layout.Check(a.Elements.Length, nameof(a));
        a.Layout.CheckWritten(nameof(a));
        if (pivots.Length != Math.Min(a.Layout.Rows, a.Layout.Columns))
            throw new ArgumentException($"{a.Layout.Rows}x{a.Layout.Columns} has not {pivots.Length} pivots.", nameof(pivots));
        Halves(a, pivots);
        for (var i = 0; i < pivots.Length; i++)
        {
            if (a[i, i] == T.Zero)
                return i;
        }

        return -1;
    }

    /// <summary><c>B = inverse(A) B</c> with the factors of A.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or B overlaps the factors. Nothing has been written.</exception>
    public static void Solve<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots, in MatrixTarget<T> b)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            SolveNumbers(factors.As<float>(), pivots, b.As<float>());
        else if (typeof(T) == typeof(double))
            SolveNumbers(factors.As<double>(), pivots, b.As<double>());
        else
            throw Precision.Unsupported<T>();
    }

    private static void SolveNumbers<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots, in MatrixTarget<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckPivots(factors.Layout, pivots);
        if (b.Layout.Rows != factors.Layout.Rows)
            throw new ArgumentException($"{b.Layout.Rows}x{b.Layout.Columns} cannot be divided by {factors.Layout.Rows}x{factors.Layout.Columns}.", nameof(b));
        b.Layout.Check(b.Elements.Length, nameof(b));
        b.Layout.CheckWritten(nameof(b));
        MatrixOverlap.Check(b, factors, nameof(factors));
        Exchange(b, pivots);
        TriangularSolve.Left(factors, b, lower: true, unit: true);
        TriangularSolve.Left(factors, b, lower: false, unit: false);
    }

    /// <summary>Overwrites a matrix with the inverse of A, from the factors of A.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or the inverse overlaps the factors. Nothing has been written.</exception>
    public static void Invert<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots, in MatrixTarget<T> inverse)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            InvertNumbers(factors.As<float>(), pivots, inverse.As<float>());
        else if (typeof(T) == typeof(double))
            InvertNumbers(factors.As<double>(), pivots, inverse.As<double>());
        else
            throw Precision.Unsupported<T>();
    }

    private static void InvertNumbers<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots, in MatrixTarget<T> inverse)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckPivots(factors.Layout, pivots);
        if (inverse.Layout.Rows != factors.Layout.Rows || inverse.Layout.Columns != factors.Layout.Rows)
        {
            throw new ArgumentException(
                $"The inverse of {factors.Layout.Rows}x{factors.Layout.Columns} is not {inverse.Layout.Rows}x{inverse.Layout.Columns}.", nameof(inverse));
        }

        inverse.Layout.Check(inverse.Elements.Length, nameof(inverse));
        inverse.Layout.CheckWritten(nameof(inverse));
        MatrixOverlap.Check(inverse, factors, nameof(factors));
        for (var i = 0; i < inverse.Layout.Rows; i++)
        {
            inverse.Row(i).Clear();
            inverse[i, i] = T.One;
        }

        Solve(factors, pivots, inverse);
    }

    /// <summary>The sign of A's determinant (0 if A is singular) and the logarithm of its magnitude, which does not overflow.</summary>
    public static (T Sign, T LogMagnitude) Determinant<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<(float, float), (T, T)>(DeterminantNumbers(factors.As<float>(), pivots))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<(double, double), (T, T)>(DeterminantNumbers(factors.As<double>(), pivots))
        : throw Precision.Unsupported<T>();

    private static (T Sign, T LogMagnitude) DeterminantNumbers<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckPivots(factors.Layout, pivots);
        var (sign, logarithm) = (T.One, T.Zero);
        for (var i = 0; i < pivots.Length; i++)
        {
            var pivot = factors[i, i];
            if (pivot == T.Zero)
                return (T.Zero, T.NegativeInfinity);
            if (T.IsNegative(pivot) != (pivots[i] != i))
                sign = -sign;
            logarithm += T.Log(T.Abs(pivot));
        }

        return T.IsNaN(logarithm) ? (T.NaN, T.NaN) : (sign, logarithm);
    }

    /// <summary>A's determinant itself: the product of the pivots.</summary>
    public static T DeterminantProduct<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(DeterminantProductNumbers(factors.As<float>(), pivots))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(DeterminantProductNumbers(factors.As<double>(), pivots))
        : throw Precision.Unsupported<T>();

    private static T DeterminantProductNumbers<T>(in MatrixView<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckPivots(factors.Layout, pivots);
        var product = T.One;
        for (var i = 0; i < pivots.Length; i++)
            product *= pivots[i] == i ? factors[i, i] : -factors[i, i];
        return product;
    }

    private static void Halves<T>(in MatrixTarget<T> a, Span<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = a.Layout.Rows, columns = a.Layout.Columns;
        if (columns <= SmallSize || rows <= 1)
        {
            Small(a, pivots);
            return;
        }

        int left = Math.Min(rows, columns / 2), right = columns - left, below = rows - left;
        Halves(a.Block(0, 0, rows, left), pivots[..left]);
        Exchange(a.Block(0, left, rows, right), pivots[..left]);
        TriangularSolve.Left(a.Block(0, 0, left, left).AsView(), a.Block(0, left, left, right), lower: true, unit: true);
        if (below == 0)
            return;

        var rest = a.Block(left, left, below, right);
        Gemm.Multiply(a.Block(left, 0, below, left).AsView(), a.Block(0, left, left, right).AsView(), rest, -T.One, T.One);
        Halves(rest, pivots[left..]);
        Exchange(a.Block(left, 0, below, left), pivots[left..]);
        foreach (ref var pivot in pivots[left..])
            pivot += left;
    }

    private static void Small<T>(in MatrixTarget<T> a, Span<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = a.Layout.Rows, columns = a.Layout.Columns;
        for (var step = 0; step < pivots.Length; step++)
        {
            var pivot = step;
            for (var row = step + 1; row < rows; row++)
            {
                if (T.Abs(a[row, step]) > T.Abs(a[pivot, step]))
                    pivot = row;
            }

            pivots[step] = pivot;
            if (pivot != step)
                RowUpdate.Swap(a.Row(step), a.Row(pivot));
            if (a[step, step] == T.Zero)
                continue;
            for (var row = step + 1; row < rows; row++)
            {
                var factor = a[row, step] /= a[step, step];
                RowUpdate.Add<T>(a.Row(row)[(step + 1)..], -factor, a.Row(step)[(step + 1)..]);
            }
        }
    }

    private static void Exchange<T>(in MatrixTarget<T> a, ReadOnlySpan<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < pivots.Length; i++)
        {
            if (pivots[i] != i)
                RowUpdate.Swap(a.Row(i), a.Row(pivots[i]));
        }
    }

    private static void CheckPivots(MatrixLayout factors, ReadOnlySpan<int> pivots)
    {
        if (factors.Rows != factors.Columns || pivots.Length != factors.Rows)
            throw new ArgumentException($"{factors.Rows}x{factors.Columns} factors with {pivots.Length} pivots are those of no square matrix.", nameof(factors));
    }
}
