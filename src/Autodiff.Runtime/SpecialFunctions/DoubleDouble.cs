namespace Autodiff.Internal;

/// <summary>
/// The unevaluated sum of two doubles, about 32 digits, for the few places where rounding would be magnified: the
/// exponent of a quotient of powers.
/// </summary>
/// <remarks>
/// Sum and product after T. J. Dekker, "A floating-point technique for extending the available precision" (1971).
/// </remarks>
internal readonly struct DoubleDouble(double high, double low = 0)
{
    private static readonly DoubleDouble s_log2 = new(0.6931471805599453, 2.3190468138462996e-17);
    private static readonly DoubleDouble s_third = new(0.3333333333333333, 1.850371707708594e-17);
    private static readonly DoubleDouble s_fifth = new(0.2, -1.1102230246251566e-17);

    /// <summary>The nearest double.</summary>
    public double High { get; } = high;

    /// <summary>What it lacks.</summary>
    public double Low { get; } = low;

    /// <summary>The largest power of two not above a normal, positive value.</summary>
    private double Binade =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(High) & 0x7FF0_0000_0000_0000);

    /// <summary>The sum of two doubles, exactly.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var partOfB = sum - a;
        return new DoubleDouble(sum, (a - (sum - partOfB)) + (b - partOfB));
    }

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var high = Sum(a.High, b.High);
        var low = Sum(a.Low, b.Low);
        var sum = Renormalize(high.High, high.Low + low.High);
        return Renormalize(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var rest = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Renormalize(product, rest + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - b * new DoubleDouble(first);
        var second = rest.High / b.High;
        rest -= b * new DoubleDouble(second);
        var quotient = Renormalize(first, second);
        return Renormalize(quotient.High, quotient.Low + rest.High / b.High);
    }

    /// <summary><c>this * 2^exponent</c>.</summary>
    public DoubleDouble Scale(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    /// <summary>The quotient by a power of two.</summary>
    private DoubleDouble Over(double powerOfTwo) => new(High / powerOfTwo, Low / powerOfTwo);

    /// <summary>
    /// The logarithm of <c>a / b</c> for positive numbers, relatively accurate to some 22 digits also where they are
    /// nearly equal: <see cref="TwiceArtanh"/> of <c>(a - b) / (a + b)</c> after powers of two are taken out.
    /// </summary>
    public static DoubleDouble LogRatio(DoubleDouble a, DoubleDouble b)
    {
        const double SqrtTwo = 1.4142135623730951;
        var exponent = Math.ILogB(a.High) - Math.ILogB(b.High);
        a = a.Over(a.Binade);
        b = b.Over(b.Binade);
        if (a.High > SqrtTwo * b.High)
        {
            a = a.Over(2);
            exponent++;
        }
        else if (b.High > SqrtTwo * a.High)
        {
            b = b.Over(2);
            exponent--;
        }

        return new DoubleDouble(exponent) * s_log2 + TwiceArtanh((a - b) / (a + b));
    }

    /// <summary><c>2 artanh(s) = log((1 + s) / (1 - s))</c> for <c>|s| &lt;= 0.172</c>, to some 22 digits.</summary>
    public static DoubleDouble TwiceArtanh(DoubleDouble s)
    {
        var square = s * s;
        var t = square.High;
        var tail = 1.0 / 25;
        for (var n = 23; n >= 7; n -= 2)
            tail = Math.FusedMultiplyAdd(tail, t, 1.0 / n);
        var series = (new DoubleDouble(tail * t) + s_fifth) * square + s_third;
        return (s + s * (square * series)).Over(0.5);
    }

    /// <summary>
    /// The exponential as <c>Value * 2^Exponent</c> with a value near 1, for arguments of less than 1e8 in magnitude.
    /// </summary>
    public static (double Value, int Exponent) Exp(DoubleDouble x)
    {
        var exponent = (int)Math.Round(x.High / s_log2.High);
        var rest = x - new DoubleDouble(exponent) * s_log2;
        var value = Math.Exp(rest.High);
        return (value + value * rest.Low, exponent);
    }

    private static DoubleDouble Renormalize(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
