namespace Autodiff.Corpus;

/// <summary>Numerical iterations whose length depends on data: differentiated as executed.</summary>
public static partial class Iterations
{
    [Differentiable]
    public static double NewtonSquareRoot(double a)
    {
        var x = a;
        while (Math.Abs(x * x - a) > 1e-14) x = 0.5 * (x + a / x);
        return x;
    }

    /// <summary>As executed, the result depends on the ends of the bracket only.</summary>
    [Differentiable]
    public static double Bisection(double low, double high, double target)
    {
        for (var i = 0; i < 40; i++)
        {
            var middle = 0.5 * (low + high);
            if (middle * middle * middle > target) high = middle;
            else low = middle;
        }
        return 0.5 * (low + high);
    }

    [Differentiable]
    public static double FixedPoint(double x, double c)
    {
        var previous = x + 1;
        while (Math.Abs(x - previous) > 1e-12)
        {
            previous = x;
            x = Math.Cos(c * x);
        }
        return x;
    }

    [Differentiable]
    public static double RungeKutta(double y, double rate, double step, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            var k1 = Slope(y, rate);
            var k2 = Slope(y + 0.5 * step * k1, rate);
            var k3 = Slope(y + 0.5 * step * k2, rate);
            var k4 = Slope(y + step * k3, rate);
            y += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return y;
    }

    [Differentiable]
    public static double Slope(double y, double rate) => rate * y * (1 - y) + 0.1 * Math.Sin(y);

    [Differentiable]
    public static double Horner(double[] coefficients, double x)
    {
        var r = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) r = r * x + coefficients[i];
        return r;
    }

    [Differentiable]
    public static double LogisticMap(double x, double r, int n)
    {
        for (var i = 0; i < n; i++) x = r * x * (1 - x);
        return x;
    }

    [Differentiable]
    public static double SineByTaylor(double x)
    {
        double term = x, sum = 0;
        for (var k = 1; Math.Abs(term) > 1e-17; k += 2)
        {
            sum += term;
            term *= -x * x / ((k + 1) * (k + 2));
        }
        return sum;
    }

    [Differentiable]
    public static double ArithmeticGeometricMean(double a, double b)
    {
        while (Math.Abs(a - b) > 1e-13)
        {
            var t = 0.5 * (a + b);
            b = Math.Sqrt(a * b);
            a = t;
        }
        return a;
    }

    [Differentiable]
    public static double Trapezoid(double from, double to, double p, int n)
    {
        var h = (to - from) / n;
        var s = 0.5 * (Math.Exp(p * from) + Math.Exp(p * to));
        for (var i = 1; i < n; i++) s += Math.Exp(p * (from + i * h));
        return s * h;
    }

    /// <summary>Halves its step until the decrease is sufficient, then takes it.</summary>
    [Differentiable]
    public static double Backtracking(double x, double c)
    {
        for (var i = 0; i < 6; i++)
        {
            var gradient = 4 * x * x * x - c;
            var value = x * x * x * x - c * x;
            var step = 1.0;
            while (true)
            {
                var y = x - step * gradient;
                if (y * y * y * y - c * y <= value - 0.3 * step * gradient * gradient) break;
                step *= 0.5;
                if (step < 1e-6) return x;
            }
            x -= step * gradient;
        }
        return x;
    }

    [Differentiable]
    public static double ContinuedFraction(double x, int depth)
    {
        var r = x;
        while (depth-- > 0) r = depth + x / (1 + r);
        return r;
    }
}
