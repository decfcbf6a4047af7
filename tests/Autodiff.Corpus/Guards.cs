namespace Autodiff.Corpus;

/// <summary>Guards that throw: the derivative throws what the primal throws.</summary>
public static partial class Guards
{
    [Differentiable]
    public static double SquareRoot(double x)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), x, "Negative.");
        return Math.Sqrt(x) * x;
    }

    [Differentiable]
    public static double EqualLengths(double[] a, double[] b)
    {
        if (a.Length != b.Length) throw new ArgumentException($"{a.Length} and {b.Length} elements.", nameof(b));
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += a[i] * b[i];
        return s;
    }

    [Differentiable]
    public static double NotNull(double[] a)
    {
        ArgumentNullException.ThrowIfNull(a);
        var s = 0.0;
        foreach (var v in a) s += v * v;
        return s;
    }

    [Differentiable]
    public static double InNestedLoops(double[] a, double limit)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (a[j] > limit)
                {
                    if (i > 1) throw new InvalidOperationException("Too large.");
                    s += 1;
                }
                s *= 1 + a[j] * a[i] * 0.1;
            }
        }
        return s;
    }

    [Differentiable]
    public static double Explained(double x, int n, string unit)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), $"{nameof(x)} is {x:F2}, n {n,4}, e {Math.E:F3}, {{{unit}}} \"{"{0}"}\"");
        if (x > 9) throw new ArgumentException(string.Format("{0:F1} {1} {{}}", x, n), nameof(x));
        if (x > 8) throw new ArgumentException($"{Limits.Greatest} {string.Concat(unit, "s")} {(n > 0 ? "some" : "none")}");
        return x * x;
    }

    [Differentiable]
    public static double ThrowExpression(double x, double y) => y != 0 ? x / y : throw new DivideByZeroException();

    [Differentiable]
    public static double SwitchThrows(double x, int k) => k switch
    {
        0 => x,
        1 => x * x,
        _ => throw new ArgumentOutOfRangeException(nameof(k)),
    };

    [Differentiable]
    public static double SwitchStatementThrows(double x, int k)
    {
        switch (k)
        {
            case 0: return x * x;
            case 1: x = Math.Sin(x); break;
            default: throw new NotSupportedException("No such case: " + k);
        }
        return x * 2;
    }

    [Differentiable]
    public static double CalleeThrows(double x, double y) => SquareRoot(x) * y + SquareRoot(x - y);

    /// <summary>The index is outside: the primal throws, after it has written.</summary>
    [Differentiable]
    public static double IndexOutside(double[] a, int i)
    {
        a[0] *= 2;
        return a[i] * a[0];
    }

    [Differentiable]
    public static double IntegerDivisionByZero(double x, int n) => x * (10 / n);

    [Differentiable]
    public static double ElseThrows(double x)
    {
        if (x > 0)
        {
            x = Math.Log(x);
        }
        else if (x < -5)
        {
            x *= x;
        }
        else
        {
            throw new ArgumentException("Between.", nameof(x));
        }
        return x * x;
    }

    [Differentiable]
    public static double BracesInMessage(double x, int n)
    {
        if (n > 3) throw new ArgumentException("{0} " + string.Format("{0} of {1:F1}", n, 2.25) + $" {{{n,3}}} {(n > 4 ? "many" : "few")}");
        return x * n;
    }
}

/// <summary>What a message may mention: in generated code its name begins with <c>global::</c>.</summary>
public static class Limits
{
    public static readonly int Greatest = 8;
}
