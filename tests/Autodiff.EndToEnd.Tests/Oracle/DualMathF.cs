namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>
/// <c>System.MathF</c> on dual numbers: the value is that of <c>MathF</c>, the tangent that of <see cref="DualMath"/>.
/// </summary>
public static class DualMathF
{
    public static DualF Sin(DualF x) => With(MathF.Sin(x.Value), DualMath.Sin(x));

    public static DualF Cos(DualF x) => With(MathF.Cos(x.Value), DualMath.Cos(x));

    public static DualF Tan(DualF x) => With(MathF.Tan(x.Value), DualMath.Tan(x));

    public static DualF Sinh(DualF x) => With(MathF.Sinh(x.Value), DualMath.Sinh(x));

    public static DualF Cosh(DualF x) => With(MathF.Cosh(x.Value), DualMath.Cosh(x));

    public static DualF Tanh(DualF x) => With(MathF.Tanh(x.Value), DualMath.Tanh(x));

    public static DualF Atan(DualF x) => With(MathF.Atan(x.Value), DualMath.Atan(x));

    public static DualF Exp(DualF x) => With(MathF.Exp(x.Value), DualMath.Exp(x));

    public static DualF Log(DualF x) => With(MathF.Log(x.Value), DualMath.Log(x));

    public static DualF Sqrt(DualF x) => With(MathF.Sqrt(x.Value), DualMath.Sqrt(x));

    public static DualF Pow(DualF x, DualF y) => With(MathF.Pow(x.Value, y.Value), DualMath.Pow(x, y));

    public static DualF Abs(DualF x) => With(MathF.Abs(x.Value), DualMath.Abs(x));

    public static DualF Max(DualF x, DualF y) => With(MathF.Max(x.Value, y.Value), DualMath.Max(x, y));

    public static DualF Min(DualF x, DualF y) => With(MathF.Min(x.Value, y.Value), DualMath.Min(x, y));

    private static DualF With(float value, Dual exact) => new(value, exact.Tangent);
}
