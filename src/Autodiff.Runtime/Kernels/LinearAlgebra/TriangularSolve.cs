using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Solves with triangular matrices, by halves: nearly all work is matrix products.</summary>
/// <remarks>Only the named triangle is read; with <c>unit</c> its diagonal is taken to be 1 and not read either.</remarks>
internal static class TriangularSolve
{
    private const int SmallSize = 16;

    /// <summary><c>B = inverse(A) B</c>.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or B overlaps A. Nothing has been written.</exception>
    public static void Left<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            LeftNumbers(a.As<float>(), b.As<float>(), lower, unit);
        else if (typeof(T) == typeof(double))
            LeftNumbers(a.As<double>(), b.As<double>(), lower, unit);
        else
            throw Precision.Unsupported<T>();
    }

    private static void LeftNumbers<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(a, b, b.Layout.Rows);
        LeftHalves(a, b, lower, unit);
    }

    /// <summary><c>B = B inverse(A)</c>.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, or B overlaps A. Nothing has been written.</exception>
    public static void Right<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            RightNumbers(a.As<float>(), b.As<float>(), lower, unit);
        else if (typeof(T) == typeof(double))
            RightNumbers(a.As<double>(), b.As<double>(), lower, unit);
        else
            throw Precision.Unsupported<T>();
    }

    private static unsafe void RightNumbers<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(a, b, b.Layout.Columns);
        int rows = b.Layout.Rows, columns = b.Layout.Columns;
        if (rows == 0 || columns == 0)
            return;

        // Transposed it is a solution from the left, whose rows are long.
        using var copy = Scratch.Take<T>((nint)rows * columns);
        fixed (T* elements = b.Elements)
        {
            Transposition.Copy(elements, b.Layout.RowStride, rows, columns, copy.Start, rows);
            LeftHalves(a.Transposed, new MatrixTarget<T>(copy.Span, columns, rows), !lower, unit);
            Transposition.Copy(copy.Start, rows, columns, rows, elements, b.Layout.RowStride);
        }
    }

    private static void LeftHalves<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int size = b.Layout.Rows, columns = b.Layout.Columns, half = size / 2, rest = size - half;
        if (size <= SmallSize)
        {
            LeftSmall(a, b, lower, unit);
            return;
        }

        var top = b.Block(0, 0, half, columns);
        var bottom = b.Block(half, 0, rest, columns);
        if (lower)
        {
            LeftHalves(a.Block(0, 0, half, half), top, lower, unit);
            Gemm.Multiply(a.Block(half, 0, rest, half), top.AsView(), bottom, -T.One, T.One);
            LeftHalves(a.Block(half, half, rest, rest), bottom, lower, unit);
        }
        else
        {
            LeftHalves(a.Block(half, half, rest, rest), bottom, lower, unit);
            Gemm.Multiply(a.Block(0, half, half, rest), bottom.AsView(), top, -T.One, T.One);
            LeftHalves(a.Block(0, 0, half, half), top, lower, unit);
        }
    }

    private static void LeftSmall<T>(in MatrixView<T> a, in MatrixTarget<T> b, bool lower, bool unit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = b.Layout.Rows;
        for (var step = 0; step < size; step++)
        {
            var row = lower ? step : size - 1 - step;
            var values = b.Row(row);
            for (var k = lower ? 0 : row + 1; k < (lower ? row : size); k++)
                RowUpdate.Add<T>(values, -a[row, k], b.Row(k));
            if (!unit)
            {
                foreach (ref var value in values)
                    value /= a[row, row];
            }
        }
    }

    private static void Check<T>(in MatrixView<T> a, in MatrixTarget<T> b, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        a.Layout.Check(a.Elements.Length, nameof(a));
        b.Layout.Check(b.Elements.Length, nameof(b));
        b.Layout.CheckWritten(nameof(b));
        if (a.Layout.Rows != size || a.Layout.Columns != size)
            throw new ArgumentException($"A triangular {a.Layout.Rows}x{a.Layout.Columns} does not fit {b.Layout.Rows}x{b.Layout.Columns}.", nameof(a));
        MatrixOverlap.Check(b, a, nameof(a));
    }
}
