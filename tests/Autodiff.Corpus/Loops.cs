namespace Autodiff.Corpus;

/// <summary>Loops that end by their condition.</summary>
public static partial class Loops
{
    [Differentiable]
    public static double Power(double x, int n)
    {
        var r = 1.0;
        for (var i = 0; i < n; i++) r *= x;
        return r;
    }

    [Differentiable]
    public static double SumOfSquares(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += a[i] * a[i];
        return s;
    }

    [Differentiable]
    public static double ForeachSum(double[] a, double scale)
    {
        double s = 0;
        foreach (var v in a) s += Math.Sin(v * scale);
        return s;
    }

    [Differentiable]
    public static double Downwards(double[] a)
    {
        var r = 1.0;
        for (var i = a.Length - 1; i >= 0; i--) r = r * a[i] + i;
        return r;
    }

    [Differentiable]
    public static double Strided(double[] a, int step)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i += step) s = s * 0.5 + a[i] * a[i];
        return s;
    }

    [Differentiable]
    public static double TwoInductionVariables(double[] a)
    {
        var s = 0.0;
        for (int i = 0, j = a.Length - 1; i < j; i++, j--) s += a[i] * a[j] * a[j];
        return s;
    }

    [Differentiable]
    public static double WhileCounter(double x, int n)
    {
        var s = x;
        while (n > 0)
        {
            s = Math.Cos(s) + x;
            n--;
        }
        return s;
    }

    [Differentiable]
    public static double DoWhile(double x, int n)
    {
        var s = x;
        do
        {
            s = s * s / 2 + x;
            n--;
        }
        while (n > 0);
        return s;
    }

    /// <summary>The trip count depends on data.</summary>
    [Differentiable]
    public static double Halvings(double x, double limit)
    {
        var y = x;
        while (y > limit) y = y * 0.5 + 0.01 * x;
        return y * x;
    }

    [Differentiable]
    public static double GeometricSeries(double x, double tolerance)
    {
        double term = 1, sum = 0;
        do
        {
            sum += term;
            term *= x;
        }
        while (Math.Abs(term) > tolerance);
        return sum;
    }

    [Differentiable]
    public static double Rectangular(double[] a, double[] b)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++) s += Math.Exp(-a[i] * b[j]) * s * 0.1 + b[j];
        }
        return s;
    }

    [Differentiable]
    public static double Triangular(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var row = 1.0;
            for (var j = 0; j <= i; j++) row *= a[j] + i;
            s += row * a[i];
        }
        return s;
    }

    [Differentiable]
    public static double ThreeDeep(double x, int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                for (var k = 0; k < j; k++) s = Math.Sin(s + k * x) + 0.1 * i;
            }
            s *= x;
        }
        return s;
    }

    [Differentiable]
    public static double BranchInLoop(double[] a)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > 0.5) s *= a[i];
            else if (i % 2 == 0) s += a[i] * a[i];
            else s = Math.Sin(s);
        }
        return s;
    }

    /// <summary>The step and the bound are not those of a counted loop.</summary>
    [Differentiable]
    public static double DoublingIndex(double[] a)
    {
        var s = 0.0;
        for (var i = 1; i < a.Length; i *= 2) s = s * a[i] + a[i - 1];
        return s;
    }

    /// <summary>The body moves the induction variable.</summary>
    [Differentiable]
    public static double BodyWritesIndex(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * (i + 1);
            if (a[i] > 1) i++;
        }
        return s;
    }

    /// <summary>The bound changes while the loop runs.</summary>
    [Differentiable]
    public static double BodyWritesBound(double[] a)
    {
        var s = 1.0;
        var n = a.Length;
        for (var i = 0; i < n; i++)
        {
            s *= a[i];
            if (a[i] < 0) n--;
        }
        return s + n;
    }

    [Differentiable]
    public static double LoopAfterLoop(double[] a)
    {
        var s = 0.0;
        foreach (var v in a) s += v;
        var mean = s / a.Length;
        var variance = 0.0;
        foreach (var v in a) variance += (v - mean) * (v - mean);
        return Math.Sqrt(variance / a.Length);
    }

    [Differentiable]
    public static double CarriedPair(double x, double y, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var next = x * y - 0.3;
            y = x + 0.1 * y;
            x = next;
        }
        return x * x + y;
    }

    [Differentiable]
    public static double Fibonacci(double x, double y, int n)
    {
        for (var i = 0; i < n; i++) (x, y) = (y, 0.5 * (x + y * y));
        return x;
    }

    /// <summary>A variable set in one iteration and read in the next.</summary>
    [Differentiable]
    public static double RememberedValue(double[] a)
    {
        double previous = 0, s = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (i > 0) s += previous * a[i];
            previous = a[i] * a[i];
        }
        return s + previous;
    }

    [Differentiable]
    public static double EmptyBody(double x, int n)
    {
        var i = 0;
        for (; i < n; i++)
        {
        }
        return x * i;
    }

    [Differentiable]
    public static double WhileWithIncrementInCondition(double[] a)
    {
        var s = 1.0;
        var i = -1;
        while (++i < a.Length) s = s * a[i] + 1;
        return s;
    }

    [Differentiable]
    public static double LongCounter(double x, long n)
    {
        var s = x;
        for (long i = 0; i < n; i += 3) s += Math.Sin(s) / (i + 1);
        return s;
    }

    [Differentiable]
    public static double CountsDown(double x, int n)
    {
        var s = x;
        while (n-- > 0) s = s * x + n;
        return s;
    }

    [Differentiable]
    public static double NestedWhileInFor(double[] a, double limit)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var y = a[i];
            while (y * y > limit)
            {
                y *= 0.7;
                s += y * a[i];
            }
            s = s * 0.9 + y;
        }
        return s;
    }

    /// <summary>Only the last iteration counts.</summary>
    [Differentiable]
    public static double LastOneWins(double[] a)
    {
        var last = 0.0;
        for (var i = 0; i < a.Length; i++) last = a[i] * a[i] + i;
        return last;
    }

    [Differentiable]
    public static double LoopInBranch(double x, int n)
    {
        var r = x;
        if (x > 0)
        {
            for (var i = 0; i < n; i++) r = r * x + 1;
        }
        else
        {
            for (var i = n; i > 0; i--) r = Math.Cos(r);
        }
        return r * x;
    }
}
