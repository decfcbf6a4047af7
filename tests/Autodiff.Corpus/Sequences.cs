using System.Linq;

namespace Autodiff.Corpus;

/// <summary>Reductions by LINQ, and functions inside the body.</summary>
public static partial class Sequences
{
    [Differentiable]
    public static double Reductions(double[] a) => a.Sum() * a.Average() + a.Max() * a.Min();

    [Differentiable]
    public static double Selected(double[] a, double scale) =>
        a.Sum(x => x * x * scale) + a.Average(x => Math.Sin(x)) * a.Max(x => x * scale) - a.Min(x => -x * scale * x);

    [Differentiable]
    public static double Chained(double[] a, double scale) => a.Select(x => x * scale).Select(y => Math.Exp(y) * y).Sum();

    [Differentiable]
    public static double Zipped(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Zip(b, (x, y) => x - y).Sum(d => d * d));

    [Differentiable]
    public static double Aggregated(double[] a, double x) => a.Aggregate(x, (y, c) => y * x + c);

    [Differentiable]
    public static double Integers(int[] powers, double x) => powers.Sum(p => Math.Pow(x, p)) + powers.Length * x;

    [Differentiable]
    public static double InALoop(double[] a, int n)
    {
        var b = (double[])a.Clone();
        var result = 0.0;
        for (var i = 0; i < n; i++)
        {
            var mean = b.Average();
            for (var k = 0; k < b.Length; k++) b[k] = (b[k] - mean) * b[k];
            result += b.Sum(v => v * mean) * (i + 1);
        }

        return result;
    }

    [Differentiable]
    public static double Nested(double[] a, double[] b) => a.Sum(x => x * b.Sum(y => Math.Cos(x * y)));

    [Differentiable]
    public static double InBranches(double[] a, double limit)
    {
        if (a.Length > 2 && a.Max() > limit) return a.Sum(x => x > limit ? limit * x : x * x);
        return a.Length == 0 ? limit : a.Min() * limit;
    }

    [Differentiable]
    public static double LocalFunctions(double x, double y)
    {
        double Square(double v) => v * v;
        double Norm(double a, double b) => Math.Sqrt(Square(a) + Square(b));

        return Norm(x, y) * Square(Square(x)) + Norm(Norm(x, 1), y);
    }

    /// <summary>What is captured has the value it has at the call.</summary>
    [Differentiable]
    public static double Captures(double x, int n)
    {
        var scale = x;
        double Scaled(double v) => v * scale;

        var result = Scaled(1);
        for (var i = 0; i < n; i++)
        {
            result += Scaled(result) * 0.1;
            scale *= 1.5;
        }

        return result + Scaled(x);
    }

    [Differentiable]
    public static double LocalFunctionThatThrows(double x)
    {
        static double Root(double v) => v < 0 ? throw new ArgumentOutOfRangeException(nameof(v)) : Math.Sqrt(v);

        return x > 5 ? Root(x) : Root(x) * Root(x + 1);
    }

    [Differentiable]
    public static (double Sum, double Product) LocalFunctionOfTuples(double x, double y)
    {
        (double, double) Both((double A, double B) p) => (p.A + p.B, p.A * p.B);

        var (s, q) = Both((x, y));
        return Both((s, q * q));
    }

    [Differentiable]
    public static double LocalFunctionOfArrayElements(double[] a, int n)
    {
        double At(int i) => i < 0 || i >= a.Length ? 0 : a[i] * a[i];

        var s = 0.0;
        for (var i = 0; i < n; i++) s += At(i - 1) * At(i + 1) - At(2 * i);
        return s;
    }

    [Differentiable]
    public static double InMessages(double x, double[] a)
    {
        double Twice(double v) => 2 * v;

        if (a.Sum() < 0) throw new ArgumentException($"The sum is {a.Sum()}, twice {Twice(a.Sum(v => v * x)):F2}.");
        return Twice(x) * a.Sum();
    }
}
