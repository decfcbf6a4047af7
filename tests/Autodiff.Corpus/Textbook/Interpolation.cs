using System.Linq;

namespace Autodiff.Corpus.Textbook;

/// <summary>Interpolation and splines.</summary>
public static partial class Interpolation
{
    [Differentiable]
    public static double Linear(double[] xs, double[] ys, double x)
    {
        int i = Array.BinarySearch(xs, x);
        if (i < 0) i = ~i - 1;
        i = Math.Clamp(i, 0, xs.Length - 2);
        double t = (x - xs[i]) / (xs[i + 1] - xs[i]);
        return ys[i] + t * (ys[i + 1] - ys[i]);
    }

    [Differentiable]
    public static double Bilinear(double[,] grid, double u, double v)
    {
        int i = (int)Math.Floor(u), j = (int)Math.Floor(v);
        double s = u - i, t = v - j;
        return (1 - s) * (1 - t) * grid[i, j] + s * (1 - t) * grid[i + 1, j] + (1 - s) * t * grid[i, j + 1] + s * t * grid[i + 1, j + 1];
    }

    [Differentiable]
    public static double Lagrange(double[] xs, double[] ys, double x)
    {
        double sum = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            double term = ys[i];
            for (int j = 0; j < xs.Length; j++)
            {
                if (j != i) term *= (x - xs[j]) / (xs[i] - xs[j]);
            }

            sum += term;
        }

        return sum;
    }

    [Differentiable]
    public static double NewtonDividedDifferences(double[] xs, double[] ys, double x)
    {
        double[] c = (double[])ys.Clone();
        for (int k = 1; k < xs.Length; k++)
        {
            for (int i = xs.Length - 1; i >= k; i--)
            {
                c[i] = (c[i] - c[i - 1]) / (xs[i] - xs[i - k]);
            }
        }

        double result = c[^1];
        for (int i = c.Length - 2; i >= 0; i--) result = result * (x - xs[i]) + c[i];
        return result;
    }

    [Differentiable]
    public static double Neville(double[] xs, double[] ys, double x)
    {
        var p = ys.ToArray();
        int n = p.Length;
        for (int m = 1; m < n; m++)
        {
            for (int i = 0; i < n - m; i++)
            {
                p[i] = ((x - xs[i + m]) * p[i] + (xs[i] - x) * p[i + 1]) / (xs[i] - xs[i + m]);
            }
        }

        return p[0];
    }

    /// <summary>The natural cubic spline through points, at x.</summary>
    [Differentiable]
    public static double NaturalSpline(double[] xs, double[] ys, double x)
    {
        int n = xs.Length - 1;
        var h = new double[n];
        var alpha = new double[n + 1];
        for (int i = 0; i < n; i++) h[i] = xs[i + 1] - xs[i];
        for (int i = 1; i < n; i++)
        {
            alpha[i] = 3 / h[i] * (ys[i + 1] - ys[i]) - 3 / h[i - 1] * (ys[i] - ys[i - 1]);
        }

        double[] l = new double[n + 1], mu = new double[n + 1], z = new double[n + 1];
        l[0] = 1;
        for (int i = 1; i < n; i++)
        {
            l[i] = 2 * (xs[i + 1] - xs[i - 1]) - h[i - 1] * mu[i - 1];
            mu[i] = h[i] / l[i];
            z[i] = (alpha[i] - h[i - 1] * z[i - 1]) / l[i];
        }

        l[n] = 1;
        double[] b = new double[n], c = new double[n + 1], d = new double[n];
        for (int j = n - 1; j >= 0; j--)
        {
            c[j] = z[j] - mu[j] * c[j + 1];
            b[j] = (ys[j + 1] - ys[j]) / h[j] - h[j] * (c[j + 1] + 2 * c[j]) / 3;
            d[j] = (c[j + 1] - c[j]) / (3 * h[j]);
        }

        int k = 0;
        while (k < n - 1 && x > xs[k + 1]) k++;
        double dx = x - xs[k];
        return ys[k] + dx * (b[k] + dx * (c[k] + dx * d[k]));
    }

    [Differentiable]
    public static double CubicHermite(double p0, double m0, double p1, double m1, double t)
    {
        double t2 = t * t, t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * p0 + (t3 - 2 * t2 + t) * m0 + (-2 * t3 + 3 * t2) * p1 + (t3 - t2) * m1;
    }

    [Differentiable]
    public static (double X, double Y) CatmullRom((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d, double t)
    {
        double x = CubicHermite(b.X, (c.X - a.X) / 2, c.X, (d.X - b.X) / 2, t);
        double y = CubicHermite(b.Y, (c.Y - a.Y) / 2, c.Y, (d.Y - b.Y) / 2, t);
        return (x, y);
    }

    /// <summary>A Bézier curve by de Casteljau's algorithm.</summary>
    [Differentiable]
    public static double Bezier(double[] points, double t)
    {
        Span<double> work = stackalloc double[points.Length];
        points.CopyTo(work);
        for (int level = work.Length - 1; level > 0; level--)
        {
            for (int i = 0; i < level; i++)
            {
                work[i] = (1 - t) * work[i] + t * work[i + 1];
            }
        }

        return work[0];
    }

    /// <summary>The B-spline basis function by the recursion of Cox and de Boor.</summary>
    [Differentiable(nameof(t))]
    public static double BasisFunction(int i, int degree, double t, double[] knots)
    {
        if (degree == 0) return knots[i] <= t && t < knots[i + 1] ? 1 : 0;

        double left = 0, right = 0;
        if (knots[i + degree] != knots[i])
        {
            left = (t - knots[i]) / (knots[i + degree] - knots[i]) * BasisFunction(i, degree - 1, t, knots);
        }

        if (knots[i + degree + 1] != knots[i + 1])
        {
            right = (knots[i + degree + 1] - t) / (knots[i + degree + 1] - knots[i + 1]) * BasisFunction(i + 1, degree - 1, t, knots);
        }

        return left + right;
    }

    [Differentiable(nameof(control), nameof(t))]
    public static double BSpline(double[] control, double[] knots, int degree, double t)
    {
        double sum = 0;
        for (int i = 0; i < control.Length; i++)
        {
            sum += control[i] * BasisFunction(i, degree, t, knots);
        }

        return sum;
    }
}
