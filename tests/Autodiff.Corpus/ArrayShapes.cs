namespace Autodiff.Corpus;

/// <summary>Multi-dimensional and jagged arrays, ranges and indices from the end.</summary>
public static partial class ArrayShapes
{
    [Differentiable]
    public static double Trace(double[,] m)
    {
        var t = 0.0;
        for (var i = 0; i < m.GetLength(0); i++) t += m[i, i] * m[i, i];
        return t;
    }

    [Differentiable]
    public static double Bilinear(double[] x, double[,] m, double[] y)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < y.Length; j++) s += x[i] * m[i, j] * y[j];
        }
        return s;
    }

    [Differentiable]
    public static double LocalMatrix(double[] a)
    {
        var n = a.Length;
        var m = new double[n, n + 1];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= n; j++) m[i, j] = a[i] * (j + 1) + (j < n ? a[j] : 0);
        }
        for (var i = 1; i < n; i++)
        {
            for (var j = 1; j <= n; j++) m[i, j] += m[i - 1, j] * m[i, j - 1] * 0.1;
        }
        return n == 0 ? 0 : m[n - 1, n];
    }

    [Differentiable]
    public static void TransposeInPlace(double[,] m, double factor)
    {
        for (var i = 0; i < m.GetLength(0); i++)
        {
            for (var j = i + 1; j < m.GetLength(1); j++)
            {
                var t = m[i, j];
                m[i, j] = m[j, i] * factor;
                m[j, i] = t;
            }
        }
    }

    [Differentiable]
    public static double[,] Outer(double[] a, double[] b)
    {
        var m = new double[a.Length, b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++) m[i, j] = a[i] * b[j];
        }
        return m;
    }

    [Differentiable]
    public static double ForeachOverMatrix(double[,] m)
    {
        var s = 1.0;
        foreach (var v in m) s = s * 0.9 + v * v;
        return s;
    }

    [Differentiable]
    public static double ThreeDimensional(double[,,] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
            {
                for (var k = 0; k < a.GetLength(2); k++) s += a[i, j, k] * a[i, 0, k] * (j + 1);
            }
        }
        return s;
    }

    [Differentiable]
    public static double JaggedRead(double[][] rows)
    {
        var s = 1.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            for (var j = 0; j < row.Length; j++) s += row[j] * rows[i][0] * (i + 1);
        }
        return s;
    }

    [Differentiable]
    public static double JaggedForeach(double[][] rows)
    {
        var s = 0.0;
        foreach (var row in rows)
        {
            var p = 1.0;
            foreach (var v in row) p *= v;
            s += p * p;
        }
        return s;
    }

    [Differentiable]
    public static double JaggedLocal(double[] a)
    {
        var rows = new double[a.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            for (var j = 0; j <= i; j++) rows[i][j] = j == 0 ? a[i] : rows[i][j - 1] * a[j];
        }
        var s = 0.0;
        for (var i = 0; i < rows.Length; i++) s += rows[i][i] * rows[^1][i];
        return s;
    }

    [Differentiable]
    public static double[] OneOfItsRows(double[] a, int n)
    {
        var rows = new double[n + 1][];
        for (var i = 0; i <= n; i++)
        {
            rows[i] = (double[])a.Clone();
            for (var j = 0; j < a.Length; j++) rows[i][j] *= i == 0 ? a[0] : rows[i - 1][j];
        }
        return rows[n];
    }

    [Differentiable]
    public static (double[] Row, double Sum) RowAndSum(double[] a, bool first)
    {
        var rows = new double[2][];
        rows[0] = new double[a.Length];
        rows[1] = (double[])a.Clone();
        for (var j = 0; j < a.Length; j++) rows[0][j] += rows[1][j] * a[j];
        var s = 0.0;
        foreach (var row in rows) foreach (var v in row) s += v * v;
        return (first ? rows[0] : rows[1], s);
    }

    [Differentiable]
    public static double RowsOfRows(double[] a, int n)
    {
        var t = new double[2][][];
        for (var k = 0; k < 2; k++)
        {
            t[k] = new double[n][];
            for (var i = 0; i < n; i++)
            {
                t[k][i] = new double[a.Length];
                for (var j = 0; j < a.Length; j++) t[k][i][j] = a[j] * (k + 1) * (i == 0 ? a[j] : t[k][i - 1][j]);
            }
        }
        var s = 0.0;
        foreach (var p in t) foreach (var row in p) foreach (var v in row) s += v * v;
        return s;
    }

    [Differentiable]
    public static double ClonedRows(double[] a)
    {
        var rows = new double[2][];
        rows[0] = (double[])a.Clone();
        rows[1] = new double[a.Length];
        var clone = (double[][])rows.Clone();
        for (var j = 0; j < a.Length; j++)
        {
            clone[1][j] = rows[0][j] * a[j];
            rows[0][j] = 2 * clone[1][j];
        }
        clone[0] = rows[1];
        var s = 0.0;
        foreach (var row in clone) foreach (var v in row) s += v * v;
        foreach (var row in rows) foreach (var v in row) s += v;
        return s;
    }

    [Differentiable]
    public static double RowsSwapped(double[] a, double[] b, int steps)
    {
        var rows = new double[2][];
        rows[0] = (double[])a.Clone();
        rows[1] = (double[])b.Clone();
        for (var t = 0; t < steps; t++)
        {
            for (var i = 0; i < a.Length; i++) rows[0][i] += rows[1][i] * rows[1][i] * 0.2;
            (rows[0], rows[1]) = (rows[1], rows[0]);
        }
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += rows[0][i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static void JaggedWrite(double[][] rows, double x)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++) rows[i][j] *= x + i;
        }
    }

    [Differentiable]
    public static double Ranges(double[] a)
    {
        var head = a[..2];
        var tail = a[^2..];
        var middle = a[1..^1];
        head[0] *= tail[1];
        var s = 0.0;
        foreach (var v in middle) s += v * head[0];
        return s + a[0] * head[1];
    }

    [Differentiable]
    public static double IndicesFromEnd(double[] a, int k)
    {
        var s = a[^k] * a[^1];
        var b = new double[k + 1];
        b[^1] = s;
        b[^k] += a[0] * b[^1];
        return b[^1] + b[1] * b[^k];
    }

    [Differentiable]
    public static double FlatMatrix(double[] m, int rows, int columns)
    {
        var s = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var p = 1.0;
            for (var j = 0; j < columns; j++) p *= m[i * columns + j];
            s += p;
        }
        return s;
    }

    [Differentiable]
    public static double MatrixOfIntegers(double[] a, int[,] pairs)
    {
        var s = 1.0;
        for (var i = 0; i < pairs.GetLength(0); i++) s += a[pairs[i, 0]] * a[pairs[i, 1]] * s * 0.2;
        return s;
    }
}
