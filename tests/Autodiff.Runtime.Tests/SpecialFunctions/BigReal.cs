using System.Numerics;

namespace Autodiff.Tests;

/// <summary>
/// A binary floating-point number of about 115 digits: the arithmetic in which the reference values of the special
/// functions are computed, from definitions the library does not use.
/// </summary>
internal readonly struct BigReal(BigInteger mantissa, int exponent) : IComparable<BigReal>
{
    public const int Bits = 384;

    private readonly BigInteger _mantissa = mantissa;
    private readonly int _exponent = exponent;

    public static BigReal Zero => default;

    public static BigReal One { get; } = 1;

    public static BigReal Pi { get; } = 16 * ArctanOfInverse(5) - 4 * ArctanOfInverse(239);

    public static BigReal Log2 { get; } = 2 * ArtanhOfInverse(3);

    public bool IsZero => _mantissa.IsZero;

    public int Sign => _mantissa.Sign;

    /// <summary>The e with <c>2^e &lt;= |this| &lt; 2^(e+1)</c>.</summary>
    public int Binade => (int)BigInteger.Abs(_mantissa).GetBitLength() - 1 + _exponent;

    public static implicit operator BigReal(int value) => new(value, 0);

    public static implicit operator BigReal(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "not finite");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        return new BigReal(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static explicit operator double(BigReal value)
    {
        if (value.IsZero) return 0;
        var excess = (int)BigInteger.Abs(value._mantissa).GetBitLength() - 60;
        var mantissa = excess > 0 ? value._mantissa >> excess : value._mantissa << -excess;
        return Math.ScaleB((double)mantissa, value._exponent + excess);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if (a._exponent < b._exponent) (a, b) = (b, a);
        var shift = a._exponent - b._exponent;
        if (a.Binade - b.Binade > Bits + 64) return a;
        if (b.Binade - a.Binade > Bits + 64) return b;
        return Round((a._mantissa << shift) + b._mantissa, b._exponent);
    }

    public static BigReal operator -(BigReal a) => new(-a._mantissa, a._exponent);

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => Round(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        var shift = Math.Max(0, Bits + 2 + (int)(b._mantissa.GetBitLength() - a._mantissa.GetBitLength()));
        return Round((a._mantissa << shift) / b._mantissa, a._exponent - b._exponent - shift);
    }

    public static bool operator <(BigReal a, BigReal b) => a.CompareTo(b) < 0;

    public static bool operator >(BigReal a, BigReal b) => a.CompareTo(b) > 0;

    public int CompareTo(BigReal other) => (this - other).Sign;

    public static BigReal Abs(BigReal a) => a.Sign < 0 ? -a : a;

    public static BigReal Scale(BigReal a, int exponent) => new(a._mantissa, a._exponent + exponent);

    public static BigReal Sqrt(BigReal a)
    {
        var root = (BigReal)Math.Sqrt((double)Scale(a, -2 * (a.Binade / 2)));
        var scaled = Scale(a, -2 * (a.Binade / 2));
        for (var i = 0; i < 4; i++) root = Scale(root + scaled / root, -1);
        return Scale(root, a.Binade / 2);
    }

    public static BigReal Exp(BigReal x)
    {
        const int Halvings = 16;
        var k = (int)Math.Round((double)x / Math.Log(2));
        var r = Scale(x - k * Log2, -Halvings);
        BigReal sum = 1, term = 1;
        for (var n = 1; term.Sign != 0 && term.Binade > -Bits - 40; n++)
        {
            term = term * r / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++) sum *= sum;
        return Scale(sum, k);
    }

    public static BigReal Log(BigReal x)
    {
        var binade = x.Binade;
        var m = Scale(x, -binade);
        var y = (BigReal)Math.Log((double)m);
        for (var i = 0; i < 3; i++)
        {
            var e = Exp(y);
            y += 2 * (m - e) / (m + e);
        }

        return y + binade * Log2;
    }

    public override string ToString() => ((double)this).ToString("R");

    private static BigReal Round(BigInteger mantissa, int exponent)
    {
        var excess = (int)mantissa.GetBitLength() - Bits;
        return excess > 0 ? new BigReal(mantissa >> excess, exponent + excess) : new BigReal(mantissa, exponent);
    }

    private static BigReal ArctanOfInverse(int n) => PowerSeries(n, -1);

    private static BigReal ArtanhOfInverse(int n) => PowerSeries(n, 1);

    private static BigReal PowerSeries(int n, int sign)
    {
        const int Guard = 64;
        var power = (BigInteger.One << (Bits + Guard)) / n;
        var sum = BigInteger.Zero;
        for (var k = 0; !power.IsZero; k++)
        {
            sum += (k % 2 == 0 ? 1 : sign) * power / (2 * k + 1);
            power /= n * n;
        }

        return Round(sum, -Bits - Guard);
    }
}
