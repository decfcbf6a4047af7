namespace Autodiff.Corpus.Textbook;

/// <summary>Roots by iteration; the derivative is that of what the iteration computes.</summary>
public static partial class RootFinding
{
    /// <summary>√a by Heron's rule.</summary>
    [Differentiable]
    public static double Heron(double a)
    {
        double x = a, last;
        do
        {
            last = x;
            x = (x + a / x) / 2;
        }
        while (Math.Abs(x - last) > 1e-14 * x);

        return x;
    }

    /// <summary>The eccentric anomaly by Newton's method on Kepler's equation.</summary>
    [Differentiable]
    public static double Kepler(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        for (int i = 0; i < 50; i++)
        {
            double delta = (e - eccentricity * Math.Sin(e) - meanAnomaly) / (1 - eccentricity * Math.Cos(e));
            e -= delta;
            if (Math.Abs(delta) < 1e-14) return e;
        }

        throw new InvalidOperationException("Kepler's equation did not converge.");
    }

    [Differentiable]
    public static double Polynomial(double[] coefficients, double x)
    {
        double y = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            y = y * x + coefficients[i];
        }

        return y;
    }

    /// <summary>The secant method.</summary>
    [Differentiable]
    public static double Secant(double[] coefficients, double x0, double x1)
    {
        double f0 = Polynomial(coefficients, x0);
        double f1 = Polynomial(coefficients, x1);
        while (Math.Abs(x1 - x0) > 1e-13)
        {
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            x0 = x1;
            f0 = f1;
            x1 = x2;
            f1 = Polynomial(coefficients, x1);
            if (f1 == f0) break;
        }

        return x1;
    }

    /// <summary>The false position method.</summary>
    [Differentiable]
    public static double FalsePosition(double[] coefficients, double low, double high, int iterations)
    {
        double fLow = Polynomial(coefficients, low), fHigh = Polynomial(coefficients, high);
        if (fLow * fHigh > 0) throw new ArgumentException("The root is not bracketed.");

        double x = low;
        for (int i = 0; i < iterations; i++)
        {
            x = (low * fHigh - high * fLow) / (fHigh - fLow);
            double fx = Polynomial(coefficients, x);
            if (fx * fHigh < 0)
            {
                low = x;
                fLow = fx;
            }
            else
            {
                high = x;
                fHigh = fx;
            }
        }

        return x;
    }

    /// <summary>∛a by Halley's method.</summary>
    [Differentiable]
    public static double HalleyCubeRoot(double a)
    {
        double x = a > 1 ? a / 2 : 1;
        for (int i = 0; i < 12; i++)
        {
            double cube = x * x * x;
            x *= (cube + 2 * a) / (2 * cube + a);
        }

        return x;
    }

    /// <summary>x = c·cos(x) by plain iteration.</summary>
    [Differentiable]
    public static double FixedPoint(double c)
    {
        double x = 1;
        while (true)
        {
            double next = c * Math.Cos(x);
            if (Math.Abs(next - x) < 1e-15) return next;
            x = next;
        }
    }

    /// <summary>Steffensen's acceleration of the same.</summary>
    [Differentiable]
    public static double Steffensen(double c)
    {
        double x = 0.7;
        for (int i = 0; i < 5; i++)
        {
            double y = c * Math.Cos(x);
            double z = c * Math.Cos(y);
            double denominator = z - 2 * y + x;
            if (Math.Abs(denominator) < 1e-14) break;
            x -= (y - x) * (y - x) / denominator;
        }

        return x;
    }

    /// <summary>Newton's method in two unknowns: the intersection of a circle and a hyperbola.</summary>
    [Differentiable]
    public static (double X, double Y) NewtonInTwoUnknowns(double radius, double product)
    {
        double x = radius, y = product / radius;
        for (int i = 0; i < 20; i++)
        {
            double f = x * x + y * y - radius * radius;
            double g = x * y - product;
            double determinant = 2 * x * x - 2 * y * y;
            x -= (f * x - 2 * y * g) / determinant;
            y -= (2 * x * g - f * y) / determinant;
        }

        return (x, y);
    }

    /// <summary>The Darcy friction factor by Colebrook's equation.</summary>
    [Differentiable]
    public static double Colebrook(double reynolds, double roughness)
    {
        double f = 0.02;
        double error = 1;
        while (error > 1e-12)
        {
            double right = -2 * Math.Log10(roughness / 3.7 + 2.51 / (reynolds * Math.Sqrt(f)));
            double next = 1 / Math.Pow(right, 2);
            error = Math.Abs(next - f);
            f = next;
        }

        return f;
    }
}
