namespace Autodiff.Corpus;

/// <summary>Bodies without control flow: the derivative needs no tape.</summary>
public static partial class StraightLine
{
    private const double Gravity = 9.81;

    [Differentiable]
    public static double Rosenbrock(double x, double y)
    {
        var a = 1 - x;
        var b = y - x * x;
        return a * a + 100 * b * b;
    }

    [Differentiable]
    public static double Identity(double x) => x;

    [Differentiable]
    public static double Constant(double x) => 42;

    [Differentiable]
    public static double UnusedParameter(double x, double y, double z) => x * z;

    [Differentiable]
    public static double SharedSubexpression(double x, double y)
    {
        var product = x * y;
        var sum = product + product * product;
        return sum * product - Math.Sin(product);
    }

    [Differentiable]
    public static double Reassigned(double x)
    {
        var y = x;
        y = y * y;
        y = Math.Sin(y);
        y = y / (1 + x);
        x = y * y;
        return x + y;
    }

    [Differentiable]
    public static double CompoundAssignments(double x, double y)
    {
        var r = x;
        r += y;
        r *= x;
        r -= y * y;
        r /= 2 + x * x;
        return r;
    }

    [Differentiable]
    public static double Increments(double x)
    {
        var a = x++;
        var b = ++x;
        var c = x--;
        var d = --x;
        return a * b + c * d * x;
    }

    [Differentiable]
    public static double UnaryOperators(double x, double y) => -(x * -y) + +x - -(-y / x);

    [Differentiable]
    public static double Quotients(double x, double y, double z) => x / y / z + x / (y / z) + 1 / x - 3 / (y * z);

    [Differentiable]
    public static double ElementaryFunctions(double x, double y)
    {
        var a = Math.Sin(x) * Math.Cos(y) + Math.Tan(x * y);
        var b = Math.Exp(-x) * Math.Log(y) + Math.Sqrt(x + y);
        var c = Math.Sinh(x) - Math.Cosh(y) * Math.Tanh(x - y);
        return a * b + c;
    }

    [Differentiable]
    public static double PendulumPeriod(double length, double amplitude)
    {
        const double third = 1.0 / 3.0;
        var small = 2 * Math.PI * Math.Sqrt(length / Gravity);
        var s = amplitude * amplitude;
        return small * (1 + s / 16 + 11 * s * s / 3072 + third * s * s * s / 1e5);
    }

    [Differentiable]
    public static double PowerTower(double x, double y) => Math.Pow(x, Math.Pow(y, x));

    [Differentiable]
    public static double DeadCode(double x, double y)
    {
        var unused = Math.Log(x) * y;
        unused *= 2;
        var used = x * y;
        _ = Math.Exp(used);
        return used;
    }

    [Differentiable(nameof(x))]
    public static double OnlyX(double x, double y) => x * x * y + Math.Sin(x * y);

    [Differentiable(nameof(z), nameof(x))]
    public static double XAndZ(double x, double y, double z) => x * y * z + x * x - z * y;

    [Differentiable]
    public static double ManyLocals(double a, double b, double c, double d)
    {
        double e = a * b, f = c * d, g = e + f;
        double h = g * g - e, i = h / (1 + f * f), j = i * g;
        double k = Math.Atan(j), l = k * e - f, m = l + h;
        return m * k + l * j - i;
    }

    [Differentiable]
    public static double NestedScopes(double x)
    {
        double r;
        {
            var t = x * x;
            r = t + 1;
        }
        {
            var t = Math.Sin(x);
            r *= t;
        }
        return r;
    }

    /// <summary>Names that a careless emitter would collide with.</summary>
    [Differentiable]
    public static double AwkwardNames(double xBar, double tape, double value)
    {
        var x = xBar * tape;
        var cotangent = x + value;
        var @double = cotangent * x;
        return @double + xBar * value;
    }
}
