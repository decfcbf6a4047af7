using System.Numerics;

namespace Autodiff.Internal;

/// <summary><c>A = Q R</c> by Householder reflections with LAPACK's signs; Q has orthonormal columns, as many as A's smaller side.</summary>
internal static class QrFactorization
{
    /// <summary>Overwrites Q (rows x smaller side) and R (smaller side x columns, zeros below its diagonal).</summary>
    /// <exception cref="ArgumentException">Sizes do not fit. Nothing has been written.</exception>
    public static void Factorize<T>(in MatrixView<T> a, in MatrixTarget<T> q, in MatrixTarget<T> r)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            FactorizeNumbers(a.As<float>(), q.As<float>(), r.As<float>());
        else if (typeof(T) == typeof(double))
            FactorizeNumbers(a.As<double>(), q.As<double>(), r.As<double>());
        else
            throw Precision.Unsupported<T>();
    }

    private static void FactorizeNumbers<T>(in MatrixView<T> a, in MatrixTarget<T> q, in MatrixTarget<T> r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = a.Layout.Rows, columns = a.Layout.Columns, size = Math.Min(rows, columns);
        a.Layout.Check(a.Elements.Length, nameof(a));
        Check(q.Layout, q.Elements.Length, rows, size, nameof(q));
        Check(r.Layout, r.Elements.Length, size, columns, nameof(r));
        MatrixOverlap.Check(q, r.AsView(), nameof(r));

        // The copy holds R on and above the diagonal and the reflections, whose first element is 1, below.
        using var lease = Scratch.Take<T>((nint)rows * columns);
        using var scales = Scratch.Take<T>(size);
        using var product = Scratch.Take<T>(Math.Max(columns, size));
        var copy = new MatrixTarget<T>(rows == 0 || columns == 0 ? default : lease.Span, rows, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                copy[i, j] = a[i, j];
        }

        for (var step = 0; step < size; step++)
        {
            scales.Span[step] = Reflection(copy, step);
            Reflect(copy, step, scales.Span[step], copy.Block(0, step + 1, rows, columns - step - 1), product.Span);
        }

        for (var i = 0; i < size; i++)
        {
            r.Row(i)[..i].Clear();
            copy.Row(i)[i..].CopyTo(r.Row(i)[i..]);
        }

        for (var i = 0; i < rows; i++)
        {
            q.Row(i).Clear();
            if (i < size)
                q[i, i] = T.One;
        }

        for (var step = size - 1; step >= 0; step--)
            Reflect(copy, step, scales.Span[step], q.Block(0, step, rows, size - step), product.Span);
    }

    // Replaces the column by the reflection that turns it into a multiple of a unit vector.
    private static T Reflection<T>(in MatrixTarget<T> a, int step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = T.Zero, below = T.Zero;
        for (var i = step; i < a.Layout.Rows; i++)
            largest = T.Max(largest, T.Abs(a[i, step]));
        for (var i = step + 1; i < a.Layout.Rows && largest > T.Zero; i++)
            below += a[i, step] / largest * (a[i, step] / largest);
        if (below == T.Zero)
            return T.Zero;

        // Scaled, so that squares neither overflow nor vanish.
        var first = a[step, step];
        var norm = largest * T.Sqrt(below + first / largest * (first / largest));
        var turned = T.IsNegative(first) ? norm : -norm;
        for (var i = step + 1; i < a.Layout.Rows; i++)
            a[i, step] /= first - turned;
        a[step, step] = turned;
        return (turned - first) / turned;
    }

    // target -= scale * v (v' target) for the rows from the step on.
    private static void Reflect<T>(in MatrixTarget<T> a, int step, T scale, in MatrixTarget<T> target, Span<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (scale == T.Zero || target.Layout.Columns == 0)
            return;
        product = product[..target.Layout.Columns];
        target.Row(step).CopyTo(product);
        for (var i = step + 1; i < a.Layout.Rows; i++)
            RowUpdate.Add<T>(product, a[i, step], target.Row(i));
        RowUpdate.Add<T>(target.Row(step), -scale, product);
        for (var i = step + 1; i < a.Layout.Rows; i++)
            RowUpdate.Add<T>(target.Row(i), -scale * a[i, step], product);
    }

    private static void Check(MatrixLayout layout, int length, int rows, int columns, string name)
    {
        layout.Check(length, name);
        layout.CheckWritten(name);
        if (layout.Rows != rows || layout.Columns != columns)
            throw new ArgumentException($"{name} is {rows}x{columns}, not {layout.Rows}x{layout.Columns}.", name);
    }
}
