using System.Numerics;

namespace Autodiff.Internal;

/// <summary><c>A = L L'</c> of a symmetric positive definite matrix, in place and by halves.</summary>
internal static class CholeskyFactorization
{
    private const int SmallSize = 16;

    /// <summary>Replaces A, of which the lower triangle is read, by L with zeros above its diagonal.</summary>
    /// <returns>The first row at which A turns out not to be positive definite (the elements are then undefined), or -1.</returns>
    /// <exception cref="ArgumentException">A is not square or does not fit. Nothing has been written.</exception>
    public static int Factorize<T>(in MatrixTarget<T> a)
        where T : unmanaged => typeof(T) == typeof(float) ? FactorizeNumbers(a.As<float>())
        : typeof(T) == typeof(double) ? FactorizeNumbers(a.As<double>())
        : throw Precision.Unsupported<T>();

    private static int FactorizeNumbers<T>(in MatrixTarget<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        a.Layout.Check(a.Elements.Length, nameof(a));
        a.Layout.CheckWritten(nameof(a));
        if (a.Layout.Rows != a.Layout.Columns)
            throw new ArgumentException($"{a.Layout.Rows}x{a.Layout.Columns} is not square.", nameof(a));
        var failed = Halves(a);
        for (var i = 0; i < a.Layout.Rows; i++)
            a.Row(i)[(i + 1)..].Clear();
        return failed;
    }

    private static int Halves<T>(in MatrixTarget<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int size = a.Layout.Rows, half = size / 2, rest = size - half;
        if (size <= SmallSize)
            return Small(a);

        var top = a.Block(0, 0, half, half);
        if (Halves(top) is var failed and >= 0)
            return failed;
        var left = a.Block(half, 0, rest, half);
        var bottom = a.Block(half, half, rest, rest);
        TriangularSolve.Right(top.AsView().Transposed, left, lower: false, unit: false);
        Gemm.UpdateLowerTriangle(left.AsView(), bottom, -T.One, T.One);
        return Halves(bottom) is var below and >= 0 ? half + below : -1;
    }

    private static int Small<T>(in MatrixTarget<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < a.Layout.Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = a[i, j];
                for (var k = 0; k < j; k++)
                    value -= a[i, k] * a[j, k];
                if (j < i)
                    a[i, j] = value / a[j, j];
                else if (value > T.Zero)
                    a[i, i] = T.Sqrt(value);
                else
                    return i;
            }
        }

        return -1;
    }
}
