namespace Autodiff.Corpus;

/// <summary>Number types and their conversions.</summary>
public static partial class Numerics
{
    [Differentiable]
    public static float FloatPolynomial(float x, float y) => x * x * y + 3 * y - x / y;

    [Differentiable]
    public static float FloatFunctions(float x, float y)
    {
        var a = MathF.Sin(x) * MathF.Exp(-y) + MathF.Sqrt(x + y);
        var b = MathF.Log(1 + x * x) / MathF.Cosh(y);
        return a * b + MathF.Pow(x, 1.5f);
    }

    [Differentiable]
    public static float FloatArray(float[] a, float scale)
    {
        var s = 0f;
        for (var i = 0; i < a.Length; i++) s = s * 0.5f + a[i] * a[i] * scale;
        return s;
    }

    [Differentiable]
    public static float FloatBranches(float[] a)
    {
        var s = 1f;
        foreach (var v in a)
        {
            if (v < 0) continue;
            s *= v > 1 ? v : v * v + 0.5f;
            if (s > 8) return s / 2;
        }
        return s;
    }

    [Differentiable]
    public static double MixedPrecision(float x, double y)
    {
        double wide = x;
        var r = x * y + wide * wide;
        var narrow = (float)r;
        narrow *= 2;
        return narrow * y + Math.Sin(x);
    }

    [Differentiable]
    public static float NarrowResult(double x, float y) => (float)(Math.Exp(x) * y) + y * y;

    [Differentiable]
    public static double FloatRoundTrip(double x) => (double)(float)x * x;

    [Differentiable]
    public static double IntegerArithmetic(double x, int n)
    {
        var half = n / 2;
        var odd = n % 2;
        var bits = (n << 3 | 1) & 0xff ^ ~n >> 2;
        return x * half + x * x * odd + bits * x - -n * x / 3;
    }

    /// <summary>Integer division happens before the conversion.</summary>
    [Differentiable]
    public static double IntegerDivision(double x, int a, int b) => x * (a / b) + a / b * x + a * x / b + (double)a / b;

    [Differentiable]
    public static double OverflowWraps(double x, int seed)
    {
        var state = seed;
        var s = x;
        for (var i = 0; i < 5; i++)
        {
            state = unchecked(state * 1103515245 + 12345);
            s += x * x * (state >> 16 & 7) + s * 0.1;
        }
        return s;
    }

    [Differentiable]
    public static double UnsignedAndLong(double x, uint u, long l)
    {
        u = unchecked(u * 2654435761u);
        l = l * 6364136223846793005L + 1442695040888963407L;
        return x * (u >> 28) + x * x * (l >>> 60) + (byte)l * x;
    }

    [Differentiable]
    public static double Checked(double x, int n)
    {
        var s = x;
        checked
        {
            var k = n * 1000;
            k += n;
            s *= k;
        }
        return s * checked(n + 1);
    }

    /// <summary>An overflow in here throws, in the derivative as in the primal.</summary>
    [Differentiable]
    public static double CheckedOverflow(double x, int n)
    {
        var r = 1;
        for (var i = 0; i < n; i++) r = checked(r * 10);
        return x * x * r;
    }

    [Differentiable]
    public static double TruncatingCasts(double x, double y)
    {
        var i = (int)(x * 3.3);
        var l = (long)y;
        return x * i + y * l + (x - (int)x) * y;
    }

    [Differentiable]
    public static double CharactersAndBytes(double x, char c, byte b, short s) => x * (c - 'a') + x * x * b + s * x;

    [Differentiable]
    public static double Remainder(double x, double y) => x % y * y + -x % y;

    [Differentiable]
    public static double MoreMath(double x, double y)
    {
        var a = Math.Asin(x) + Math.Acos(x * y) * Math.Atan(y) + Math.Atan2(x, y);
        var b = Math.Asinh(x) + Math.Acosh(1 + y) * Math.Atanh(x * 0.5);
        var c = Math.Cbrt(x) + Math.Log2(y) * Math.Log10(x + y) - Math.Log(x, 3);
        return a * b + c * Math.Pow(x, y);
    }

    [Differentiable]
    public static double RoundingFunctions(double x, double y)
    {
        var a = Math.Floor(x) * y + Math.Ceiling(y) * x;
        var b = Math.Round(x) + Math.Truncate(y) * x + Math.Round(y, 1) * x;
        return a * b + Math.Sign(x) * y;
    }

    [Differentiable]
    public static double FusedAndScaled(double x, double y, double z)
        => Math.FusedMultiplyAdd(x, y, z) * Math.ScaleB(x, 3) + Math.CopySign(x, -y) + Math.IEEERemainder(x, 2);

    [Differentiable]
    public static double SineAndCosine(double x, double y)
    {
        var (sin, cos) = Math.SinCos(x);
        return sin * y + cos * cos;
    }

    [Differentiable]
    public static double GenericMathNames(double x, double y)
        => double.Sin(x) * double.Exp(y) + double.Hypot(x, y) + double.Lerp(x, y, 0.3) * double.Sqrt(y) + double.Abs(-x);

    [Differentiable]
    public static double MinMax(double x, double y) => Math.Min(x, y) * Math.Max(x * x, y) + Math.Max(3, x);

    [Differentiable]
    public static double AbsAndClamp(double x, double low, double high)
        => Math.Abs(x) * Math.Clamp(x, low, high) + Math.Abs(low - x) * x;

    /// <summary>Kinks: half each at a tie of two, 0 for the absolute value at 0, 1 at the bounds of a clamp.</summary>
    [Differentiable]
    public static double MaxTie(double x, double y) => Math.Max(x, y) * 3;

    [Differentiable]
    public static double MinTie(double x, double y) => Math.Min(x, y) * x;

    [Differentiable]
    public static double AbsAtZero(double x, double y) => Math.Abs(x) * y + x;

    [Differentiable]
    public static double ClampAtBound(double x) => Math.Clamp(x, 0, 1) * 5;

    [Differentiable]
    public static double Magnitudes(double x, double y) => Math.MaxMagnitude(x, y) * y + Math.MinMagnitude(x, y) * x;

    [Differentiable]
    public static double Constants(double x) => x * Math.PI + x * x * Math.E + Math.Tau / x + double.Epsilon * x;

    [Differentiable]
    public static double Classification(double x, double y)
    {
        if (double.IsNaN(x) || double.IsInfinity(y)) return y;
        if (double.IsFinite(x * y) && !double.IsNegative(x)) return x * y;
        return x - y;
    }

    /// <summary>The product is IEEE: no cotangent is dropped because a factor is zero.</summary>
    [Differentiable]
    public static double ZeroTimes(double x, double y) => 0 * x + x * y * 0.0 + y;

    [Differentiable]
    public static double NativeSizes(double x, int n)
    {
        nint k = n;
        ulong m = (ulong)n + 3;
        sbyte t = (sbyte)(n % 100);
        ushort u = (ushort)(n * 3);
        return x * k + x * x * m + t * x - u / x;
    }
}
