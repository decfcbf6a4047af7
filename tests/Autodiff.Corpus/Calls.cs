namespace Autodiff.Corpus;

/// <summary>Calls of other differentiable methods: inlined, paired, recursive, by reference, nested.</summary>
public static partial class Calls
{
    [Differentiable]
    public static double Square(double x) => x * x;

    [Differentiable]
    public static double Blend(double a, double b, double t) => a * (1 - t) + b * t;

    [Differentiable]
    public static double CallsSmall(double x, double y) => Square(x + y) + Square(x) * Square(y);

    [Differentiable]
    public static double NestedArguments(double x, double y)
        => Blend(Square(x), Blend(x, y, Square(0.3 * x)), Blend(y, Square(y), x));

    [Differentiable]
    public static double NamedArguments(double x, double y) => Blend(t: x * 0.1, a: Square(y), b: x);

    [Differentiable]
    public static double Large(double[] a, double x)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > x) s += Math.Log(1 + a[i] * a[i]);
            else s *= Math.Cos(a[i] * x);
            for (var j = 0; j < i; j++) s += a[j] * 0.1 * Square(x);
        }
        return s;
    }

    [Differentiable]
    public static double CallsLargeTwice(double[] a, double x)
    {
        var first = Large(a, x);
        return Large(a, first * 0.1) * first;
    }

    [Differentiable]
    public static double Factorial(double x, int n) => n <= 0 ? 1 : Factorial(x, n - 1) * (x + n);

    [Differentiable]
    public static double Product(double[] a, int from, int to)
    {
        if (from >= to) return 1;
        if (to - from == 1) return a[from];
        var middle = (from + to) / 2;
        return Product(a, from, middle) * Product(a, middle, to);
    }

    [Differentiable]
    public static double RecursionOnData(double x)
    {
        if (x < 0.5) return x * x;
        return RecursionOnData(x * 0.6) + Math.Sin(x);
    }

    [Differentiable]
    public static double Even(double x, int n)
    {
        if (n == 0) return x;
        return Odd(x * x * 0.5 + 1, n - 1) + x;
    }

    [Differentiable]
    public static double Odd(double x, int n)
    {
        if (n == 0) return -x;
        return Even(Math.Cos(x), n - 1) * x;
    }

    [Differentiable]
    public static double Ackermannish(double x, int m, int n)
    {
        if (m == 0) return x * 0.9 + n;
        if (n == 0) return Ackermannish(x, m - 1, 1);
        return Ackermannish(Ackermannish(x, m, n - 1) * 0.1, m - 1, n - 1);
    }

    [Differentiable]
    public static double InLoop(double[] a)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++) s = Blend(s, Square(a[i]), 0.25) + Factorial(a[i], 2);
        return s;
    }

    [Differentiable]
    public static double InConditions(double x, double y)
    {
        var s = 0.0;
        while (Square(x) < 9 && s < 10)
        {
            s += Square(x) > y ? Square(y) : Blend(x, y, 0.5);
            x += 0.7;
        }
        return s * x;
    }

    [Differentiable]
    public static double InIndex(double[] a, double x) => a[(int)Square(x) % a.Length] * Square(a[0]);

    [Differentiable]
    public static void Accumulate(ref double sum, double value, ref int count)
    {
        sum += value * value;
        count++;
    }

    [Differentiable]
    public static double WithReferences(double[] a)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var v in a)
        {
            Accumulate(ref sum, v, ref count);
            if (v > 1) Accumulate(ref sum, sum * 0.1, ref count);
        }
        return sum / (count + 1);
    }

    [Differentiable]
    public static double Normalize(double[] a)
    {
        var n = 0.0;
        foreach (var v in a) n += v * v;
        n = Math.Sqrt(n);
        for (var i = 0; i < a.Length; i++) a[i] /= n;
        return n;
    }

    [Differentiable]
    public static double CalleeWritesLocalArray(double[] a)
    {
        var b = (double[])a.Clone();
        var n = Normalize(b);
        b[0] *= 2;
        var m = Normalize(b);
        return n * m + b[0] * b[^1];
    }

    [Differentiable]
    public static double CalleeWritesParameter(double[] a)
    {
        var before = a[0] * a[^1];
        var n = Normalize(a);
        return before * n + a[0];
    }

    [Differentiable]
    public static double[] Scaled(double[] a, double x)
    {
        var b = new double[a.Length];
        for (var i = 0; i < a.Length; i++) b[i] = a[i] * x;
        return b;
    }

    [Differentiable]
    public static double UsesReturnedArrays(double[] a, double x)
    {
        var b = Scaled(Scaled(a, x), x);
        b[0] += x;
        var c = Scaled(b, 2);
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += b[i] * c[i] * a[i];
        return s;
    }

    /// <summary>The callee may return its argument: the result and <c>a</c> are one array, or not.</summary>
    [Differentiable]
    public static double[] SameOrCopy(double[] a, bool copy) => copy ? (double[])a.Clone() : a;

    [Differentiable]
    public static double ReturnedAlias(double[] a, bool copy)
    {
        var b = (double[])a.Clone();
        var c = SameOrCopy(b, copy);
        c[0] = b[0] * b[0] + 1;
        return b[0] * c[1] + c[0];
    }

    /// <summary>Differentiated with respect to <c>x</c> only, but called below with an active second argument.</summary>
    [Differentiable(nameof(x))]
    public static double PartlyDifferentiated(double x, double y) => x * y + y * y;

    [Differentiable]
    public static double ActiveForUnselected(double x) => PartlyDifferentiated(x, Math.Sin(x));

    [Differentiable]
    public static double ResultUnused(double[] a)
    {
        Normalize(a);
        _ = Square(a[0]);
        return a[0] * 3;
    }

    [Differentiable]
    public static double CallsOtherClasses(double x, double y, int n)
        => StraightLine.Rosenbrock(x, y) + Loops.Power(x, n) * LoopExits.ReturnFromFor(y, n);

    [Differentiable]
    public static double EarlyExitThenCall(double[] a, double limit)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > limit) return Large(a, a[i]);
            limit = Square(limit) * 0.5 + a[i];
        }
        return limit;
    }

    [Differentiable]
    public static double RecursiveSum(ReadOnlySpan<double> a)
        => a.Length == 0 ? 0 : a.Length == 1 ? Square(a[0]) : RecursiveSum(a[..(a.Length / 2)]) * 0.5 + RecursiveSum(a[(a.Length / 2)..]) * a[0];

    [Differentiable]
    public static double ParameterTakesResult(double x, double[] a)
    {
        for (var i = 0; i < a.Length; i++)
        {
            x = Large(a, x * 0.3);
            x = Math.Abs(x);
        }
        return x;
    }

    [Differentiable]
    public static double SwapsResultWithArgument(double x, double y, int n)
    {
        double[] u = [x, x * y];
        var v = Scaled(u, y);
        for (var i = 0; i < n; i++)
        {
            u[1] += 0.3 * v[0];
            (u, v) = (v, u);
        }
        return v[0] * v[1];
    }

    /// <summary>The result is no argument, so that writing to it does not write <c>a</c>.</summary>
    [Differentiable]
    public static double WritesToResult(double[] a, double x, int n)
    {
        if (n <= 0) return x;
        var b = Scaled(a, x);
        b[n % b.Length] -= 0.2 * x;
        return b[0] * b[^1];
    }
}
