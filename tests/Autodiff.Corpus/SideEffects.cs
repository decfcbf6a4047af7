namespace Autodiff.Corpus;

/// <summary>C#'s evaluation order, where it can be seen.</summary>
public static partial class SideEffects
{
    /// <summary>Changes its argument and returns something else.</summary>
    [Differentiable]
    public static double Bump(ref double x)
    {
        x = x * 1.5 + 0.1;
        return x * x;
    }

    [Differentiable]
    public static double Next(double[] a, ref int i) => a[i++] * i;

    [Differentiable]
    public static double IndexAndRef(double[] a, double x)
    {
        var b = (double[])a.Clone();
        var i = 0;
        while (i < b.Length) b[i++] += Bump(ref x);
        var s = x;
        foreach (var v in b) s += v * v;
        return s;
    }

    /// <summary>The left side is read before the call changes it.</summary>
    [Differentiable]
    public static double LeftReadFirst(double x)
    {
        x += Bump(ref x);
        var y = x;
        y *= Bump(ref x) + Bump(ref x);
        return x * y;
    }

    [Differentiable]
    public static double OperandsLeftToRight(double x) => x * Bump(ref x) + x * (x - Bump(ref x)) / x;

    [Differentiable]
    public static double ArgumentsLeftToRight(double x, double y)
        => Calls.Blend(Bump(ref x), x * Bump(ref y), y * x);

    [Differentiable]
    public static double SelfIncrement(double x)
    {
        x += x++;
        x = x++ * 2 + x;
        x -= --x * 0.5;
        return x * x;
    }

    [Differentiable]
    public static double SeveralDeclarators(double x)
    {
        double a = x, b = Bump(ref a), c = a * b, d = Bump(ref c);
        return a + b * c - d;
    }

    [Differentiable]
    public static double AssignmentsAsValues(double x, double y)
    {
        double a, b;
        a = b = x * y;
        var c = (a += x) * (b *= a);
        return (x = c + 1) * x + b;
    }

    [Differentiable]
    public static double AssignmentInCondition(double x)
    {
        var s = 0.0;
        double y;
        while ((y = x * x) < 20 && (x += 1) < 6) s += y * x;
        if ((s *= 0.1) > 1) s = s * s;
        return s + y;
    }

    [Differentiable]
    public static double ShortCircuitEffects(double x, double y)
    {
        var r = 0.0;
        if (x > 10 && Bump(ref y) > 0) r += y;
        if (x > 0 && Bump(ref x) > 2) r += x * y;
        if (x < 0 || Bump(ref y) > 1) r += y * y;
        if (x > 0 || Bump(ref x) > 1) r *= x;
        return r + x * y;
    }

    [Differentiable]
    public static double UnconditionalLogic(double x, double y)
    {
        var r = x;
        if (x > 0 & Bump(ref x) > 1) r += x;
        if (y < 0 | Bump(ref y) > 1) r *= y;
        return r;
    }

    [Differentiable]
    public static double ConditionalEffects(double x, double y, bool left)
    {
        var r = left ? Bump(ref x) : y++;
        var s = left ? (y = x * 2) : (x = y * 3);
        return r * s + x * y;
    }

    [Differentiable]
    public static double TupleAssignmentOrder(double[] a)
    {
        var b = (double[])a.Clone();
        var i = 0;
        (b[i++], b[i++]) = (b[1] * b[0], b[0] + i);
        (b[0], b[1], b[2]) = (b[2], b[0] * b[1], b[1]);
        return b[0] * b[1] + b[2] * i;
    }

    /// <summary>The index on the left is taken before the right side changes it.</summary>
    [Differentiable]
    public static double IndexTakenFirst(double[] a)
    {
        var b = new double[a.Length + 1];
        var i = 0;
        b[i] = a[i] + (i = 1);
        b[i] += a[i] * (i = 2);
        b[i] = b[i = 0] * b[1];
        return b[0] + b[1] * b[2];
    }

    /// <summary>The array on the left is taken before the right side replaces it.</summary>
    [Differentiable]
    public static double ArrayTakenFirst(double x, double y)
    {
        var a = new double[1];
        var b = a;
        a[0] = (a = new double[1])[0] + x * y;
        a[0] += y;
        return b[0] * b[0] + a[0] * x;
    }

    [Differentiable]
    public static double CompoundOnElementEvaluatedOnce(double[] a)
    {
        var b = new double[a.Length];
        var i = 0;
        while (i < a.Length)
        {
            b[i] = a[i];
            b[i++] *= 3;
        }
        var j = a.Length;
        while (j > 0) b[--j] -= b[j] * b[j] * 0.1;
        var s = 0.0;
        foreach (var v in b) s += v * v;
        return s;
    }

    [Differentiable]
    public static double ElementIncrements(double[] a)
    {
        var b = (double[])a.Clone();
        var s = b[0]++ * b[0];
        s += --b[1] * b[1]--;
        b[^1]++;
        return s * b[0] + b[^1] * b[1];
    }

    [Differentiable]
    public static double Reader(double[] a)
    {
        var i = 0;
        var s = Next(a, ref i) * Next(a, ref i) - Next(a, ref i);
        return s * i + Next(a, ref i);
    }

    [Differentiable]
    public static double ConditionChangesIndex(double[] a)
    {
        var s = 1.0;
        var i = 0;
        while (i < a.Length && a[i++] > 0) s = s * a[i - 1] + i;
        return s + i;
    }

    [Differentiable]
    public static double StepWithEffects(double[] a, double x)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++, x *= 0.9, s += x * 0.1) s += a[i] * x;
        return s * x;
    }

    [Differentiable]
    public static double RefToElementWhileWritten(double[] a)
    {
        var b = (double[])a.Clone();
        b[0] += Bump(ref b[0]) * b[0];
        b[1] = Bump(ref b[0]) + Bump(ref b[1]);
        return b[0] * b[1];
    }

    [Differentiable]
    public static double IntegerEffects(double x)
    {
        var i = 1;
        var s = x * i++ + x * x * ++i;
        i += i++ * 2;
        s *= i;
        i <<= 1;
        return s + (i ^= 5) * x * x * x;
    }

    [Differentiable]
    public static double SwitchOnEffect(double x, int k)
    {
        var r = k++ switch { 0 => Bump(ref x), 1 => (x *= 2) + 1, _ => x };
        return r * x + k;
    }
}
