namespace Autodiff.Internal;

/// <summary>
/// The factors of the normal distribution's tail, each accurate to about an ulp however far out: the Gaussian with its
/// argument squared exactly, and the scaled complementary error function <c>exp(x^2) erfc(x)</c>.
/// </summary>
/// <remarks>
/// The rational functions interpolate the exact ones at Chebyshev nodes (computed with 80 digits); their own error is
/// below 5e-18 of the result. The split at high and low bits of the argument follows W. J. Cody, "Rational Chebyshev
/// approximations for the error function", Math. Comp. 23 (1969).
/// </remarks>
internal static class GaussianTail
{
    /// <summary>From here on the tail functions are given by <see cref="ScaledErfc"/>.</summary>
    public const double Start = 0.5;

    private const double InverseSqrtPi = 0.5641895835477563;

    /// <summary><c>exp(-x^2)</c>.</summary>
    public static double ExpMinusSquare(double x)
    {
        if (Math.Abs(x) > 28)
            return 0;

        var (high, missing) = Split(x);
        return Scale(Math.Exp(-high * high), -missing);
    }

    /// <summary><c>exp(-x^2 / 2)</c>.</summary>
    public static double ExpMinusHalfSquare(double x)
    {
        if (Math.Abs(x) > 39)
            return 0;

        var (high, missing) = Split(x);
        return Scale(Math.Exp(-0.5 * high * high), -0.5 * missing);
    }

    /// <summary><c>exp(x^2) erfc(x)</c> for <c>x</c> at least <see cref="Start"/>.</summary>
    public static double ScaledErfc(double x)
    {
        if (x < 2)
            return Rational.Quotient(NearP, NearQ, x - 0.5);

        // The leading term less a small part of it, whose error hardly counts.
        var leading = InverseSqrtPi / x;
        var square = 1 / (x * x);
        var part = x < 6
            ? Rational.Quotient(MiddleP, MiddleQ, x - 2)
            : square * Rational.Quotient(FarP, FarQ, square);
        return Math.FusedMultiplyAdd(-leading, part, leading);
    }

    /// <summary>A part of x whose square is exact, and what is missing from the square of x.</summary>
    private static (double High, double Missing) Split(double x)
    {
        var high = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) & 0xFFFF_FFFF_0000_0000);
        return (high, (x - high) * (x + high));
    }

    /// <summary><c>value * exp(t)</c> for <c>|t| &lt; 0.002</c>, with one rounding of the size of the result.</summary>
    private static double Scale(double value, double t) =>
        value + value * (t * (1 + t * (1.0 / 2 + t * (1.0 / 6 + t * (1.0 / 24 + t / 120)))));

    // exp(x^2) erfc(x) on [0.5, 2] in x - 0.5.
    private static ReadOnlySpan<double> NearP =>
    [
        0.6156903441929259, 0.9890154074653722, 0.7574226190835611, 0.34774396782468414, 0.10233264141884332,
        0.01921100469629071, 0.002128516878146671, 0.00010757195593007445
    ];

    private static ReadOnlySpan<double> NearQ =>
    [
        1, 2.4390576278022666, 2.6775704476776325, 1.7314702945823957, 0.7230750261431339, 0.20024223966488539,
        0.03603244245221383, 0.0038680229181983915, 0.00019066656783735486
    ];

    // 1 - x sqrt(pi) exp(x^2) erfc(x) on [2, 6] in x - 2.
    private static ReadOnlySpan<double> MiddleP =>
    [
        0.09464590003765083, 0.11793244689831413, 0.06542226439721563, 0.02054356781236963, 0.003843313893746246,
        0.00040648653789682513, 1.906057603329839e-5
    ];

    private static ReadOnlySpan<double> MiddleQ =>
    [
        1, 2.0288876396388598, 1.8452426196278857, 0.9842333455967119, 0.3374121662437758, 0.0763050121502528,
        0.011148185664443243, 0.0009654577125092923, 3.8121151543708934e-5
    ];

    // The same times x^2 on [6, infinity) in 1 / x^2.
    private static ReadOnlySpan<double> FarP =>
    [
        0.4999999999999999, 9.187440269986476, 47.47192634777726, 67.07845999737825, 6.72594001865162
    ];

    private static ReadOnlySpan<double> FarQ =>
    [
        1, 19.874880539971805, 121.00617350664213, 254.26037779172432, 142.86469076993217
    ];
}
