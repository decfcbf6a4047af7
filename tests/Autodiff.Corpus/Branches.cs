namespace Autodiff.Corpus;

/// <summary>Decisions by <c>if</c>, <c>?:</c> and short-circuit operators, on data and on integers.</summary>
public static partial class Branches
{
    [Differentiable]
    public static double IfElse(double x, double y)
    {
        double r;
        if (x > y) r = x * x * y;
        else r = Math.Sin(y) + x;
        return r * r;
    }

    [Differentiable]
    public static double IfWithoutElse(double x)
    {
        var r = x;
        if (x > 1) r = r * r;
        if (r > 4) r = Math.Sqrt(r) + x;
        return r * x;
    }

    [Differentiable]
    public static double ElseIfChain(double x)
    {
        if (x < -1) return -x * x;
        else if (x < 0) return Math.Exp(x);
        else if (x < 1) return 1 + x * x * x;
        else return Math.Log(x) + 2;
    }

    [Differentiable]
    public static double EarlyReturn(double x, double y)
    {
        if (x < 0) return y;
        var z = x * y;
        if (z > 2) return z * z;
        z += y;
        return z * x;
    }

    [Differentiable]
    public static double NestedDecisions(double x, double y, int n)
    {
        var r = 0.0;
        if (n > 0)
        {
            if (x > y)
            {
                r = x - y;
                if (n > 1) r *= x;
            }
            else
            {
                r = y * y;
            }
            r += x;
        }
        else if (x > 0)
        {
            r = Math.Sqrt(x);
        }
        return r * r + y;
    }

    [Differentiable]
    public static double Conditional(double x, double y) => x > y ? x * y : y - x;

    [Differentiable]
    public static double NestedConditional(double x, double y)
        => x > 0 ? y > 0 ? x * y : x - y * y : y > 0 ? Math.Exp(x) * y : x / (1 + y * y);

    [Differentiable]
    public static double ConditionalOperands(double x, double y)
    {
        var r = (x > 0 ? x : -x) * (y > x ? y * y : 3) + (x > y ? 1 : y);
        return r;
    }

    [Differentiable]
    public static double ShortCircuit(double x, double y)
    {
        if (x > 0 && Math.Sqrt(x) > y) return x * y * y;
        if (x < -1 || y / x > 0.5) return x - y;
        return x * x + y;
    }

    [Differentiable]
    public static double BooleanLocals(double x, double y, bool flip)
    {
        var positive = x > 0;
        var both = positive & y > 0;
        var either = positive | y > 0;
        var one = positive ^ flip;
        var r = both ? x * y : x + y;
        if (either && !one) r *= x;
        if (!either || one) r += y * y;
        return r;
    }

    [Differentiable]
    public static double Relu(double x) => x > 0 ? x : 0;

    [Differentiable]
    public static double Huber(double x, double delta)
    {
        var a = Math.Abs(x);
        return a <= delta ? 0.5 * x * x : delta * (a - 0.5 * delta);
    }

    /// <summary>One branch leaves the variable as it was: its cotangent passes through.</summary>
    [Differentiable]
    public static double PartlyOverwritten(double x, double y)
    {
        var r = x * y;
        var s = r;
        if (y > 0) r = y * y;
        else s = x;
        return r * s;
    }

    /// <summary>Finite in value and derivative only because the guarded branch is not run.</summary>
    [Differentiable]
    public static double GuardedDivision(double x, double y) => y == 0 ? x : x / y;

    [Differentiable]
    public static double GuardedLogarithm(double x)
    {
        var r = 0.0;
        if (x > 0) r = x * Math.Log(x);
        return r + x;
    }

    [Differentiable]
    public static double BranchesOnIntegersOnly(double x, int k)
    {
        if (k % 2 == 0) x *= x;
        if (k % 3 == 0) x = Math.Sin(x);
        if (k > 4) x += 1 / x;
        return x;
    }

    [Differentiable]
    public static double EmptyBranches(double x)
    {
        if (x > 0)
        {
        }
        else
        {
            x = -x;
        }
        return x * x * x;
    }
}
