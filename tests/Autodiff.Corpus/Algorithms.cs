namespace Autodiff.Corpus;

/// <summary>Whole algorithms, as they stand in programs.</summary>
public static partial class Algorithms
{
    [Differentiable]
    public static double Heat(double[] u0, double c, int steps)
    {
        var u = (double[])u0.Clone();
        var v = new double[u.Length];
        for (var t = 0; t < steps; t++)
        {
            v[0] = u[0];
            v[^1] = u[^1];
            for (var i = 1; i < u.Length - 1; i++) v[i] = u[i] + c * (u[i - 1] - 2 * u[i] + u[i + 1]);
            (u, v) = (v, u);
        }
        double e = 0;
        foreach (var w in u) e += w * w;
        return e;
    }

    [Differentiable]
    public static double SelectionSort(double[] a)
    {
        var b = (double[])a.Clone();
        for (var i = 0; i < b.Length; i++)
        {
            var min = i;
            for (var j = i + 1; j < b.Length; j++)
            {
                if (b[j] < b[min]) min = j;
            }
            (b[i], b[min]) = (b[min], b[i]);
        }
        var s = 0.0;
        for (var i = 0; i < b.Length; i++) s += b[i] * b[i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static double InsertionSort(double[] a)
    {
        for (var i = 1; i < a.Length; i++)
        {
            var key = a[i];
            var j = i - 1;
            while (j >= 0 && a[j] > key)
            {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = key;
        }
        return a.Length == 0 ? 0 : a[a.Length / 2] * a[0];
    }

    [Differentiable]
    public static void MatrixProductFlat(double[] a, double[] b, double[] c, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var s = 0.0;
                for (var k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
                c[i * n + j] = s;
            }
        }
    }

    [Differentiable]
    public static double[,] MatrixProduct(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var k = 0; k < b.GetLength(0); k++)
            {
                for (var j = 0; j < b.GetLength(1); j++) c[i, j] += a[i, k] * b[k, j];
            }
        }
        return c;
    }

    [Differentiable]
    public static double[][] MatrixProductJagged(double[][] a, double[][] b)
    {
        var c = new double[a.Length][];
        for (var i = 0; i < a.Length; i++)
        {
            c[i] = new double[b[0].Length];
            for (var j = 0; j < b[0].Length; j++)
            {
                for (var k = 0; k < b.Length; k++) c[i][j] += a[i][k] * b[k][j];
            }
        }
        return c;
    }

    [Differentiable]
    public static double Determinant(double[,] m)
    {
        var a = (double[,])m.Clone();
        var n = a.GetLength(0);
        var determinant = 1.0;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k])) pivot = i;
            }
            if (a[pivot, k] == 0) return 0;
            if (pivot != k)
            {
                for (var j = 0; j < n; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                determinant = -determinant;
            }
            determinant *= a[k, k];
            for (var i = k + 1; i < n; i++)
            {
                a[i, k] /= a[k, k];
                for (var j = k + 1; j < n; j++) a[i, j] -= a[i, k] * a[k, j];
            }
        }
        return determinant;
    }

    [Differentiable]
    public static double CholeskySolve(double[,] m, double[] b)
    {
        var n = b.Length;
        var l = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var s = m[i, j];
                for (var k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                if (i == j)
                {
                    if (s <= 0) throw new ArgumentException("Not positive definite.", nameof(m));
                    l[i, i] = Math.Sqrt(s);
                }
                else
                {
                    l[i, j] = s / l[j, j];
                }
            }
        }
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }
        var r = 0.0;
        for (var i = 0; i < n; i++) r += x[i] * x[i];
        return r;
    }

    [Differentiable]
    public static double TriangularProduct(double[] packed, double[] x)
    {
        var s = 0.0;
        var k = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var row = Math.Exp(packed[k++]) * x[i];
            for (var j = 0; j < i; j++) row += packed[k++] * x[j];
            s += row * row;
        }
        return s;
    }

    [Differentiable]
    public static double LogSumExp(double[] a)
    {
        var max = a[0];
        for (var i = 1; i < a.Length; i++)
        {
            if (a[i] > max) max = a[i];
        }
        var s = 0.0;
        foreach (var v in a) s += Math.Exp(v - max);
        return max + Math.Log(s);
    }

    [Differentiable]
    public static double KahanSum(double[] a)
    {
        double s = 0, c = 0;
        foreach (var v in a)
        {
            var y = v * v - c;
            var t = s + y;
            c = t - s - y;
            s = t;
        }
        return s;
    }

    [Differentiable]
    public static double FirFilter(double[] signal, double[] taps)
    {
        var energy = 0.0;
        for (var i = 0; i < signal.Length; i++)
        {
            var y = 0.0;
            for (var k = 0; k < taps.Length && k <= i; k++) y += taps[k] * signal[i - k];
            energy += y * y;
        }
        return energy;
    }

    [Differentiable]
    public static double PolynomialRegression(double[] x, double[] y, double[] w)
    {
        var loss = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var p = 0.0;
            var power = 1.0;
            for (var k = 0; k < w.Length; k++)
            {
                p += w[k] * power;
                power *= x[i];
            }
            var e = p - y[i];
            loss += e * e;
        }
        return loss / x.Length;
    }

    /// <summary>The cheapest way through a grid, with the minimum softened.</summary>
    [Differentiable]
    public static double SoftShortestPath(double[,] cost, double temperature)
    {
        int n = cost.GetLength(0), m = cost.GetLength(1);
        var d = new double[n, m];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                if (i == 0 && j == 0) d[i, j] = cost[i, j];
                else if (i == 0) d[i, j] = cost[i, j] + d[i, j - 1];
                else if (j == 0) d[i, j] = cost[i, j] + d[i - 1, j];
                else d[i, j] = cost[i, j] + SoftMin(d[i - 1, j], d[i, j - 1], temperature);
            }
        }
        return d[n - 1, m - 1];
    }

    [Differentiable]
    public static double SoftMin(double a, double b, double temperature)
    {
        var low = Math.Min(a, b);
        return low - temperature * Math.Log(Math.Exp((low - a) / temperature) + Math.Exp((low - b) / temperature));
    }

    [Differentiable]
    public static double BodiesEnergy(double[] positions, double[] velocities, double[] masses, double step, int steps)
    {
        var n = masses.Length;
        var p = (double[])positions.Clone();
        var v = (double[])velocities.Clone();
        for (var t = 0; t < steps; t++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    double dx = p[2 * i] - p[2 * j], dy = p[2 * i + 1] - p[2 * j + 1];
                    var d2 = dx * dx + dy * dy + 0.01;
                    var f = step / (d2 * Math.Sqrt(d2));
                    v[2 * i] -= dx * masses[j] * f;
                    v[2 * i + 1] -= dy * masses[j] * f;
                    v[2 * j] += dx * masses[i] * f;
                    v[2 * j + 1] += dy * masses[i] * f;
                }
            }
            for (var i = 0; i < p.Length; i++) p[i] += step * v[i];
        }
        var e = 0.0;
        for (var i = 0; i < n; i++)
        {
            e += 0.5 * masses[i] * (v[2 * i] * v[2 * i] + v[2 * i + 1] * v[2 * i + 1]) + p[2 * i] * p[2 * i + 1];
        }
        return e;
    }

    [Differentiable]
    public static double Perceptron(double[] x, double[][] weights, double[] output)
    {
        var layer = x;
        foreach (var w in weights)
        {
            var n = layer.Length;
            var next = new double[w.Length / n];
            for (var i = 0; i < next.Length; i++)
            {
                var s = 0.0;
                for (var j = 0; j < n; j++) s += w[i * n + j] * layer[j];
                next[i] = Math.Tanh(s);
            }
            layer = next;
        }
        var r = 0.0;
        for (var i = 0; i < output.Length; i++) r += output[i] * layer[i];
        return r;
    }
}
