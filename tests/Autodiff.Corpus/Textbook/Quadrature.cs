namespace Autodiff.Corpus.Textbook;

/// <summary>Integrals by the rules of the textbooks.</summary>
public static partial class Quadrature
{
    private static readonly double[] Nodes = { -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640 };

    private static readonly double[] Weights = { 0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891 };

    /// <summary>A damped oscillation.</summary>
    [Differentiable]
    public static double Oscillation(double t, double damping, double frequency) => Math.Exp(-damping * t) * Math.Cos(frequency * t);

    [Differentiable]
    public static double Trapezoid(double a, double b, double damping, double frequency, int n)
    {
        double h = (b - a) / n;
        double sum = 0.5 * (Oscillation(a, damping, frequency) + Oscillation(b, damping, frequency));
        for (int i = 1; i < n; i++)
        {
            sum += Oscillation(a + i * h, damping, frequency);
        }

        return h * sum;
    }

    [Differentiable]
    public static double Simpson(double a, double b, double damping, int n)
    {
        if (n % 2 != 0) throw new ArgumentException("The number of intervals must be even.", nameof(n));

        double h = (b - a) / n;
        double sum = Oscillation(a, damping, 1) + Oscillation(b, damping, 1);
        for (int i = 1; i < n; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * Oscillation(a + i * h, damping, 1);
        }

        return sum * h / 3;
    }

    [Differentiable]
    public static double GaussLegendre(double a, double b, double damping)
    {
        double half = (b - a) / 2, middle = (a + b) / 2, sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * Oscillation(middle + half * Nodes[i], damping, 2);
        }

        return half * sum;
    }

    [Differentiable]
    public static double Romberg(double a, double b, double damping, int levels)
    {
        var r = new double[levels, levels];
        double h = b - a;
        r[0, 0] = h / 2 * (Oscillation(a, damping, 1) + Oscillation(b, damping, 1));
        for (int i = 1; i < levels; i++)
        {
            h /= 2;
            double sum = 0;
            for (int k = 1; k <= Math.Pow(2, i) - 1; k += 2)
            {
                sum += Oscillation(a + k * h, damping, 1);
            }

            r[i, 0] = 0.5 * r[i - 1, 0] + h * sum;
            for (int j = 1; j <= i; j++)
            {
                r[i, j] = r[i, j - 1] + (r[i, j - 1] - r[i - 1, j - 1]) / (Math.Pow(4, j) - 1);
            }
        }

        return r[levels - 1, levels - 1];
    }

    [Differentiable]
    public static double AdaptiveSimpson(double a, double b, double damping, double tolerance)
    {
        double c = (a + b) / 2;
        double fa = Oscillation(a, damping, 3), fb = Oscillation(b, damping, 3), fc = Oscillation(c, damping, 3);
        double whole = (b - a) / 6 * (fa + 4 * fc + fb);
        double fd = Oscillation((a + c) / 2, damping, 3), fe = Oscillation((c + b) / 2, damping, 3);
        double halves = (b - a) / 12 * (fa + 4 * fd + 2 * fc + 4 * fe + fb);
        if (Math.Abs(halves - whole) < 15 * tolerance)
        {
            return halves + (halves - whole) / 15;
        }

        return AdaptiveSimpson(a, c, damping, tolerance / 2) + AdaptiveSimpson(c, b, damping, tolerance / 2);
    }

    /// <summary>The length of a polyline through points on a curve.</summary>
    [Differentiable]
    public static double ArcLength(double[] xs, double[] ys)
    {
        double length = 0;
        for (int i = 1; i < xs.Length; i++)
        {
            double dx = xs[i] - xs[i - 1];
            double dy = ys[i] - ys[i - 1];
            length += Math.Sqrt(dx * dx + dy * dy);
        }

        return length;
    }

    /// <summary>The double integral of exp(-a·x·y) over the unit square.</summary>
    [Differentiable]
    public static double UnitSquare(double a, int n)
    {
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double x = (i + 0.5) / n;
            for (int j = 0; j < n; j++)
            {
                double y = (j + 0.5) / n;
                total += Math.Exp(-a * x * y);
            }
        }

        return total / (n * n);
    }

    /// <summary>The integral of f over [0, scale] with a local function for the integrand, as one writes it on paper.</summary>
    [Differentiable]
    public static double MidpointWithLocalFunction(double scale, double power, int n)
    {
        double F(double x) => Math.Pow(x, power) * Math.Exp(-x);

        double h = scale / n;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += F((i + 0.5) * h);
        }

        return sum * h;
    }
}
