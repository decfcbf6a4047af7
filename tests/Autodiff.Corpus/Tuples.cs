namespace Autodiff.Corpus;

/// <summary>Value tuples as parameters, results and locals.</summary>
public static partial class Tuples
{
    [Differentiable]
    public static (double Sum, double Product) SumAndProduct(double x, double y) => (x + y, x * y);

    [Differentiable]
    public static double OfParameter((double X, double Y) p) => p.X * p.X * p.Y;

    [Differentiable]
    public static double OfTwoParameters((double X, double Y) p, (double X, double Y) q)
        => (p.X - q.X) * (p.X - q.X) + (p.Y - q.Y) * (p.Y - q.Y) * p.X;

    [Differentiable]
    public static (double Re, double Im) ComplexProduct((double Re, double Im) a, (double Re, double Im) b)
        => (a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    [Differentiable]
    public static double Mandelbrot(double re, double im, int n)
    {
        var z = (Re: 0.0, Im: 0.0);
        for (var i = 0; i < n; i++)
        {
            z = ComplexProduct(z, z);
            z = (z.Re + re, z.Im + im);
        }
        return z.Re * z.Re + z.Im * z.Im;
    }

    [Differentiable]
    public static double Deconstruction(double x, double y)
    {
        var (s, p) = SumAndProduct(x, y);
        (double d, var q) = (s - p, s * p);
        (s, p) = (p, s);
        return s * d + p * q;
    }

    [Differentiable]
    public static double DeconstructionWithDiscards(double x)
    {
        var (_, p) = SumAndProduct(x, x * x);
        (var s, _) = SumAndProduct(p, x);
        return s * p;
    }

    [Differentiable]
    public static double Rotation(double a, double b, double c)
    {
        (a, b, c) = (b, c, a);
        (a, b) = (a * b, a + b);
        return a * b - c * c;
    }

    [Differentiable]
    public static double ElementWrites(double x, double y)
    {
        var t = (A: x, B: y);
        t.A *= t.B;
        t.B += t.A;
        t.A = Math.Sin(t.B);
        var u = t;
        u.A = 3;
        return t.A * t.B + u.A * u.B;
    }

    [Differentiable]
    public static ((double A, double B) First, double Second) Nested(double x, ((double A, double B) P, double C) t)
        => ((x * t.P.A, t.P.B + x), t.C * t.P.A);

    [Differentiable]
    public static double UsesNested(double x, double y)
    {
        var ((a, b), c) = Nested(x, ((y, x * y), x + y));
        var t = Nested(a, ((b, c), x));
        return t.First.A * t.First.B + t.Second;
    }

    [Differentiable]
    public static (double Min, double Max) Extremes(double[] a)
    {
        var (min, max) = (a[0], a[0]);
        for (var i = 1; i < a.Length; i++)
        {
            if (a[i] < min) min = a[i];
            if (a[i] > max) max = a[i];
        }
        return (min, max);
    }

    [Differentiable]
    public static double Range(double[] a)
    {
        var (min, max) = Extremes(a);
        return (max - min) * max;
    }

    [Differentiable]
    public static (double Value, int Count) CountedSum(double[] a, double threshold)
    {
        var s = 0.0;
        var n = 0;
        foreach (var v in a)
        {
            if (v > threshold)
            {
                s += v * v;
                n++;
            }
        }
        return (s * threshold, n);
    }

    [Differentiable]
    public static double UsesMixedTuple(double[] a, double threshold)
    {
        var (sum, count) = CountedSum(a, threshold);
        return count > 0 ? sum / count : threshold;
    }

    [Differentiable]
    public static (double, double) Unnamed(double x, double y)
    {
        (double, double) t = (x * y, y);
        return (t.Item1 * t.Item2, t.Item1 - x);
    }

    [Differentiable]
    public static double LoopCarriedTuple(double x, int n)
    {
        var state = (Position: x, Velocity: 0.0);
        for (var i = 0; i < n; i++)
        {
            var (p, v) = state;
            state = (p + 0.1 * v, v - 0.1 * Math.Sin(p));
        }
        return state.Position * state.Velocity;
    }

    [Differentiable]
    public static (double[] Squares, double Sum) ArrayInTuple(double[] a)
    {
        var squares = new double[a.Length];
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            squares[i] = a[i] * a[i];
            sum += squares[i] * a[i];
        }
        return (squares, sum);
    }

    [Differentiable]
    public static double TupleByCondition(double x, double y)
    {
        var (a, b) = x > y ? (x, y) : (y, x);
        return a / (b * b + 1);
    }
}
