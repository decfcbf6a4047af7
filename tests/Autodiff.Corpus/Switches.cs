namespace Autodiff.Corpus;

/// <summary>What a <see cref="Switches"/> method does with its operand.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Positive part.</summary>
    Relu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>Logistic function.</summary>
    Logistic,
}

/// <summary>Switch statements and expressions on values that are not differentiated.</summary>
public static partial class Switches
{
    [Differentiable]
    public static double OnLengthOfText(double x, string text) => text switch
    {
        "" => x,
        { Length: > 2 } => x * x,
        _ => Math.Sin(x),
    };

    [Differentiable]
    public static double OnInteger(double x, int k)
    {
        switch (k)
        {
            case 0:
                return x;
            case 1:
                return x * x;
            case 2:
            case 3:
                x = Math.Sin(x);
                break;
            default:
                x += 1;
                break;
        }
        return x * x * x;
    }

    [Differentiable]
    public static double OnEnum(double x, Activation kind)
    {
        switch (kind)
        {
            case Activation.Relu: return x > 0 ? x : 0;
            case Activation.Tanh: return Math.Tanh(x);
            case Activation.Logistic: return 1 / (1 + Math.Exp(-x));
            default: return x;
        }
    }

    [Differentiable]
    public static double OnString(double x, double y, string operation)
    {
        var r = 0.0;
        switch (operation)
        {
            case "add": r = x + y; break;
            case "multiply": r = x * y; break;
            case "power": r = Math.Pow(x, y); break;
        }
        return r * x;
    }

    [Differentiable]
    public static double Expression(double x, int k) => k switch
    {
        0 => 1,
        1 => x,
        2 => x * x,
        _ => Math.Exp(x * k),
    };

    [Differentiable]
    public static double ExpressionOnEnum(double x, Activation kind)
    {
        var y = kind switch
        {
            Activation.None => x,
            Activation.Relu => Math.Max(x, 0),
            Activation.Tanh => Math.Tanh(x),
            _ => 1 / (1 + Math.Exp(-x)),
        };
        return y * x;
    }

    [Differentiable]
    public static double ExpressionOnString(double x, string name) => 2 * name switch
    {
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "square" or "sqr" => x * x,
        _ => x,
    };

    [Differentiable]
    public static double RelationalPatterns(double x, int k) => k switch
    {
        < 0 => -x,
        0 => 0,
        > 0 and < 10 => x * k,
        >= 10 and not 15 => x * x,
        _ => Math.Sqrt(x * x + 1),
    };

    [Differentiable]
    public static double WhenClauses(double x, double y, int k) => k switch
    {
        > 0 when x > y => x * x,
        > 0 => y * y,
        _ when x < 0 => x * y,
        _ => x + y,
    };

    [Differentiable]
    public static double TuplePatterns(double x, int i, int j) => (i, j) switch
    {
        (0, 0) => x,
        (0, _) => x * x,
        (_, 0) => Math.Sin(x),
        var (p, q) when p == q => x * p,
        _ => x * i - j,
    };

    [Differentiable]
    public static double StatementWithPatterns(double x, int k)
    {
        switch (k)
        {
            case < 0:
                x = -x;
                break;
            case > 100 or 50:
                return x * k;
            case int even when even % 2 == 0:
                x *= even;
                break;
            default:
                x = Math.Cos(x);
                break;
        }
        return x * x;
    }

    [Differentiable]
    public static double IsPatterns(double x, int k)
    {
        if (k is > 0 and < 5) x *= 2;
        if (k is not 3) x = x * x;
        return k is 7 or 8 ? Math.Exp(x) : x;
    }

    [Differentiable]
    public static double SwitchInLoop(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            switch (i % 3)
            {
                case 0: s += a[i]; break;
                case 1: s *= a[i]; break;
                case 2: s = Math.Sin(s) + a[i]; break;
            }
        }
        return s;
    }

    [Differentiable]
    public static double NestedSwitches(double x, int i, int j)
    {
        switch (i)
        {
            case 0:
                switch (j)
                {
                    case 0: x = x * x; break;
                    case 1: return x;
                }
                x += 1;
                break;
            case 1:
                x = j switch { 0 => x * 3, 1 => x / 3, _ => x - 3 };
                break;
        }
        return x * x;
    }

    [Differentiable]
    public static double BooleanSwitch(double x, bool a, bool b) => (a, b) switch
    {
        (true, true) => x * x,
        (true, false) => -x,
        (false, true) => 1 / x,
        (false, false) => x,
    };

    [Differentiable]
    public static double VariablesAcrossSections(double x, int k)
    {
        double t = x, u = 1;
        switch (k)
        {
            case 0:
                t = x * x;
                u = t + x;
                break;
            case 1:
                u = x;
                break;
            default:
                t = u;
                break;
        }
        return t * u + x;
    }
}
