namespace Autodiff.Corpus.Textbook;

/// <summary>Special functions from their series, recurrences, continued fractions and asymptotic expansions.</summary>
public static partial class SpecialFunctionsByDefinition
{
    private const double EulerGamma = 0.57721566490153286061;

    private static readonly double[] Lanczos =
    {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    };

    /// <summary>Γ(x) by Lanczos' approximation, with the reflection formula for small x.</summary>
    [Differentiable]
    public static double Gamma(double x)
    {
        if (x < 0.5) return Math.PI / (Math.Sin(Math.PI * x) * Gamma(1 - x));

        x -= 1;
        double sum = Lanczos[0];
        double t = x + 7.5;
        for (int i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i);
        }

        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + 0.5) * Math.Exp(-t) * sum;
    }

    /// <summary>ln Γ(x) by Stirling's series after raising the argument.</summary>
    [Differentiable]
    public static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 10)
        {
            shift += Math.Log(x);
            x++;
        }

        double r = 1 / (x * x);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - shift;
    }

    /// <summary>ψ(x): recurrence, then the asymptotic series.</summary>
    [Differentiable]
    public static double Digamma(double x)
    {
        double result = 0;
        while (x < 6)
        {
            result -= 1 / x;
            x += 1;
        }

        double f = 1 / (x * x);
        result += Math.Log(x) - 0.5 / x - f * (1.0 / 12 - f * (1.0 / 120 - f * (1.0 / 252 - f * (1.0 / 240))));
        return result;
    }

    /// <summary>erf(x) by its Maclaurin series.</summary>
    [Differentiable]
    public static double Erf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    /// <summary>erfc(x) for x &gt; 0 by its continued fraction, from the tail.</summary>
    [Differentiable]
    public static double ErfcContinuedFraction(double x)
    {
        double f = 0;
        for (int k = 60; k >= 1; k--)
        {
            f = k / 2.0 / (x + f);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + f);
    }

    /// <summary>J_n(x) by its power series.</summary>
    [Differentiable]
    public static double BesselJ(int n, double x)
    {
        double term = 1;
        for (int k = 1; k <= n; k++) term *= x / 2 / k;

        double sum = term;
        for (int m = 1; m < 40; m++)
        {
            term *= -(x * x) / (4.0 * m * (m + n));
            sum += term;
        }

        return sum;
    }

    /// <summary>I_0(x) by its power series, until it converges.</summary>
    [Differentiable]
    public static double BesselI0(double x)
    {
        double term = 1, sum = 1;
        int k = 0;
        do
        {
            k++;
            term *= Math.Pow(x / (2 * k), 2);
            sum += term;
        }
        while (term > 1e-16 * sum);

        return sum;
    }

    /// <summary>P(a, x), the regularised lower incomplete gamma function, by its series.</summary>
    [Differentiable]
    public static double IncompleteGammaP(double a, double x)
    {
        double sum = 1 / a, term = sum;
        for (int n = 1; n <= 200; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (Math.Abs(term) < Math.Abs(sum) * 1e-16) break;
        }

        return sum * Math.Exp(-x + a * Math.Log(x) - LogGamma(a));
    }

    /// <summary>I_x(a, b), the regularised incomplete beta function, by Lentz' method.</summary>
    [Differentiable]
    public static double IncompleteBeta(double a, double b, double x)
    {
        if (x > (a + 1) / (a + b + 2)) return 1 - IncompleteBeta(b, a, 1 - x);

        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x)) / a;
        double f = 1, c = 1, d = 0;
        for (int i = 0; i <= 200; i++)
        {
            int m = i / 2;
            double numerator;
            if (i == 0) numerator = 1;
            else if (i % 2 == 0) numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            else numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

            d = 1 + numerator * d;
            if (Math.Abs(d) < 1e-300) d = 1e-300;
            d = 1 / d;
            c = 1 + numerator / c;
            if (Math.Abs(c) < 1e-300) c = 1e-300;
            double delta = c * d;
            f *= delta;
            if (Math.Abs(1 - delta) < 1e-15) break;
        }

        return front * (f - 1);
    }

    /// <summary>P_n(x) by Bonnet's recursion.</summary>
    [Differentiable]
    public static double Legendre(int n, double x)
    {
        if (n == 0) return 1;
        double previous = 1, current = x;
        for (int k = 1; k < n; k++)
        {
            (previous, current) = (current, ((2 * k + 1) * x * current - k * previous) / (k + 1));
        }

        return current;
    }

    /// <summary>T_n(x), recursively from the definition.</summary>
    [Differentiable]
    public static double Chebyshev(int n, double x) => n switch
    {
        0 => 1,
        1 => x,
        _ => 2 * x * Chebyshev(n - 1, x) - Chebyshev(n - 2, x),
    };

    /// <summary>The complete elliptic integral K(k) by the arithmetic-geometric mean.</summary>
    [Differentiable]
    public static double EllipticK(double k)
    {
        double a = 1, g = Math.Sqrt(1 - k * k);
        while (Math.Abs(a - g) > 1e-15)
        {
            double next = (a + g) / 2;
            g = Math.Sqrt(a * g);
            a = next;
        }

        return Math.PI / (2 * a);
    }

    /// <summary>ζ(s) for s &gt; 1 by the Euler-Maclaurin formula.</summary>
    [Differentiable]
    public static double Zeta(double s)
    {
        const int n = 12;
        double sum = 0;
        for (int k = 1; k < n; k++) sum += Math.Pow(k, -s);
        double tail = Math.Pow(n, 1 - s) / (s - 1) + 0.5 * Math.Pow(n, -s) + s * Math.Pow(n, -s - 1) / 12;
        return sum + tail - s * (s + 1) * (s + 2) * Math.Pow(n, -s - 3) / 720;
    }

    /// <summary>W(x), the solution of w·exp(w) = x, by Halley's method.</summary>
    [Differentiable]
    public static double LambertW(double x)
    {
        double w = x > Math.E ? Math.Log(x) - Math.Log(Math.Log(x)) : x / Math.E;
        for (int i = 0; i < 20; i++)
        {
            double e = Math.Exp(w);
            double f = w * e - x;
            w -= f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
        }

        return w;
    }

    /// <summary>E₁(x) for small x by its series.</summary>
    [Differentiable]
    public static double ExponentialIntegral(double x)
    {
        double sum = -EulerGamma - Math.Log(x);
        double power = -1;
        for (int k = 1; k <= 30; k++)
        {
            power *= -x / k;
            sum += power / k;
        }

        return sum;
    }

    /// <summary>The binomial coefficient for real n.</summary>
    [Differentiable]
    public static double Binomial(double n, int k)
    {
        double result = 1;
        for (int i = 1; i <= k; i++) result *= (n - k + i) / i;
        return result;
    }
}
