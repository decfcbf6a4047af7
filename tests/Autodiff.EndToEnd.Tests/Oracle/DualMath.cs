namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>
/// <c>System.Math</c> and the static functions of <c>double</c> on dual numbers. Each partial derivative is written
/// down here once more, independently of the compiler's rule table.
/// </summary>
public static class DualMath
{
    public static Dual Sin(Dual x) => Unary(x, Math.Sin(x.Value), Math.Cos(x.Value));

    public static Dual Cos(Dual x) => Unary(x, Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Dual Tan(Dual x) => Unary(x, Math.Tan(x.Value), 1 / (Math.Cos(x.Value) * Math.Cos(x.Value)));

    public static (Dual Sin, Dual Cos) SinCos(Dual x)
    {
        var (sin, cos) = Math.SinCos(x.Value);
        return (Unary(x, sin, cos), Unary(x, cos, -sin));
    }

    public static Dual Asin(Dual x) => Unary(x, Math.Asin(x.Value), 1 / Math.Sqrt((1 - x.Value) * (1 + x.Value)));

    public static Dual Acos(Dual x) => Unary(x, Math.Acos(x.Value), -1 / Math.Sqrt((1 - x.Value) * (1 + x.Value)));

    public static Dual Atan(Dual x) => Unary(x, Math.Atan(x.Value), 1 / (1 + x.Value * x.Value));

    public static Dual Atan2(Dual y, Dual x)
    {
        var r = x.Value * x.Value + y.Value * y.Value;
        return Binary(y, x, Math.Atan2(y.Value, x.Value), x.Value / r, -y.Value / r);
    }

    public static Dual Sinh(Dual x) => Unary(x, Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static Dual Cosh(Dual x) => Unary(x, Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static Dual Tanh(Dual x)
    {
        var t = Math.Tanh(x.Value);
        return Unary(x, t, (1 - t) * (1 + t));
    }

    public static Dual Asinh(Dual x) => Unary(x, Math.Asinh(x.Value), 1 / Math.Sqrt(x.Value * x.Value + 1));

    public static Dual Acosh(Dual x)
        => Unary(x, Math.Acosh(x.Value), 1 / (Math.Sqrt(x.Value - 1) * Math.Sqrt(x.Value + 1)));

    public static Dual Atanh(Dual x) => Unary(x, Math.Atanh(x.Value), 1 / ((1 - x.Value) * (1 + x.Value)));

    public static Dual Exp(Dual x) => Unary(x, Math.Exp(x.Value), Math.Exp(x.Value));

    public static Dual Log(Dual x) => Unary(x, Math.Log(x.Value), 1 / x.Value);

    public static Dual Log(Dual x, Dual newBase)
    {
        var logBase = Math.Log(newBase.Value);
        return Binary(
            x,
            newBase,
            Math.Log(x.Value, newBase.Value),
            1 / (x.Value * logBase),
            -Math.Log(x.Value) / (logBase * logBase * newBase.Value));
    }

    public static Dual Log2(Dual x) => Unary(x, Math.Log2(x.Value), 1 / (x.Value * Math.Log(2)));

    public static Dual Log10(Dual x) => Unary(x, Math.Log10(x.Value), 1 / (x.Value * Math.Log(10)));

    public static Dual Sqrt(Dual x) => Unary(x, Math.Sqrt(x.Value), 0.5 / Math.Sqrt(x.Value));

    public static Dual Cbrt(Dual x)
    {
        var root = Math.Cbrt(x.Value);
        return Unary(x, root, 1 / (3 * root * root));
    }

    public static Dual Pow(Dual x, Dual y) => Binary(
        x,
        y,
        Math.Pow(x.Value, y.Value),
        y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1),
        x.Value == 0 && y.Value >= 0 ? 0 : Math.Pow(x.Value, y.Value) * Math.Log(x.Value));

    public static Dual Abs(Dual x) => Unary(x, Math.Abs(x.Value), BranchTrace.Record(x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0));

    /// <summary>At a tie each operand has half.</summary>
    public static Dual Max(Dual x, Dual y)
        => Select(x, y, Math.Max(x.Value, y.Value), x.Value > y.Value || double.IsNaN(x.Value), x.Value == y.Value);

    /// <summary>At a tie each operand has half.</summary>
    public static Dual Min(Dual x, Dual y)
        => Select(x, y, Math.Min(x.Value, y.Value), x.Value < y.Value || double.IsNaN(x.Value), x.Value == y.Value);

    public static Dual MaxMagnitude(Dual x, Dual y)
    {
        var (a, b) = (Math.Abs(x.Value), Math.Abs(y.Value));
        return Select(x, y, Math.MaxMagnitude(x.Value, y.Value), a > b, a == b);
    }

    public static Dual MinMagnitude(Dual x, Dual y)
    {
        var (a, b) = (Math.Abs(x.Value), Math.Abs(y.Value));
        return Select(x, y, Math.MinMagnitude(x.Value, y.Value), a < b, a == b);
    }

    /// <summary>At a bound the derivative is the inner one.</summary>
    public static Dual Clamp(Dual x, Dual min, Dual max)
    {
        var value = Math.Clamp(x.Value, min.Value, max.Value);
        if (BranchTrace.Record(x.Value < min.Value)) return new(value, min.Tangent);
        return new(value, BranchTrace.Record(x.Value > max.Value) ? max.Tangent : x.Tangent);
    }

    public static Dual CopySign(Dual x, Dual y)
    {
        var value = Math.CopySign(x.Value, y.Value);
        return new(value, double.IsNegative(value) == double.IsNegative(x.Value) ? x.Tangent : -x.Tangent);
    }

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z) => new(
        Math.FusedMultiplyAdd(x.Value, y.Value, z.Value),
        x.Tangent * y.Value + y.Tangent * x.Value + z.Tangent);

    public static Dual ScaleB(Dual x, int n) => new(Math.ScaleB(x.Value, n), Math.ScaleB(x.Tangent, n));

    public static Dual IEEERemainder(Dual x, Dual y) => Binary(
        x,
        y,
        Math.IEEERemainder(x.Value, y.Value),
        1,
        -Math.Round(x.Value / y.Value, MidpointRounding.ToEven));

    public static Dual Floor(Dual x) => Math.Floor(x.Value);

    public static Dual Ceiling(Dual x) => Math.Ceiling(x.Value);

    public static Dual Truncate(Dual x) => Math.Truncate(x.Value);

    public static Dual Round(Dual x) => Math.Round(x.Value);

    public static Dual Round(Dual x, int digits) => Math.Round(x.Value, digits);

    public static int Sign(Dual x) => Math.Sign(x.Value);

    public static Dual Hypot(Dual x, Dual y)
    {
        var r = double.Hypot(x.Value, y.Value);
        return Binary(x, y, r, x.Value / r, y.Value / r);
    }

    public static Dual Lerp(Dual a, Dual b, Dual t) => new(
        double.Lerp(a.Value, b.Value, t.Value),
        a.Tangent * (1 - t.Value) + b.Tangent * t.Value + t.Tangent * (b.Value - a.Value));

    public static bool IsNaN(Dual x) => double.IsNaN(x.Value);

    public static bool IsFinite(Dual x) => double.IsFinite(x.Value);

    public static bool IsInfinity(Dual x) => double.IsInfinity(x.Value);

    public static bool IsNegative(Dual x) => double.IsNegative(x.Value);

    private static Dual Unary(Dual x, double value, double partial) => new(value, Term(x.Tangent, partial));

    private static Dual Binary(Dual x, Dual y, double value, double partialX, double partialY)
        => new(value, Term(x.Tangent, partialX) + Term(y.Tangent, partialY));

    private static Dual Select(Dual x, Dual y, double value, bool first, bool tie)
        => new(value, BranchTrace.Record(tie) ? 0.5 * (x.Tangent + y.Tangent) : BranchTrace.Record(first) ? x.Tangent : y.Tangent);

    /// <summary>A constant operand contributes nothing, even where its partial derivative is infinite.</summary>
    private static double Term(double tangent, double partial) => tangent == 0 ? 0 : tangent * partial;
}
