using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The beta function, <c>B(a, b) = Gamma(a) Gamma(b) / Gamma(a + b)</c>, for a and b not negative.</summary>
    /// <remarks>
    /// Error at most 2 ulp over the whole range, subnormal results included: the recurrence brings both arguments to 8
    /// or more, and there Stirling's formula is evaluated with the exponent <c>(a - 1/2) log(a/(a+b)) + b log(b/(a+b))</c>
    /// to twice the precision. Symmetric. Plus infinity if an argument is 0, 0 if one is infinite, NaN for 0 with
    /// infinity and for negative arguments.
    /// Derivative with respect to a: <c>-B(a, b) * DigammaDifference(a, b)</c>.
    /// </remarks>
    /// <param name="a">A number that is not negative.</param>
    /// <param name="b">A number that is not negative.</param>
    /// <returns>The value.</returns>
    public static double Beta(double a, double b)
    {
        if (!(a >= 0 && b >= 0))
            return double.NaN;
        if (a == 0 || b == 0)
            return double.IsInfinity(a + b) ? double.NaN : double.PositiveInfinity;

        var (large, small) = a >= b ? (a, b) : (b, a);
        if (double.IsInfinity(a + b))
            return 0;

        // B(a, b) = B(a + i, b + j) times a quotient of rising factorials.
        var shiftLarge = large < 8 ? (int)Math.Ceiling(8 - large) : 0;
        var shiftSmall = small < 8 ? (int)Math.Ceiling(8 - small) : 0;
        var numerator = new ScaledProduct();
        for (var k = 0; k < shiftLarge + shiftSmall; k++)
            numerator.Multiply(DoubleDouble.Sum(large, small) + new DoubleDouble(k));
        var denominator = new ScaledProduct();
        for (var k = 0; k < shiftLarge; k++)
            denominator.Multiply(DoubleDouble.Sum(large, k));
        for (var k = 0; k < shiftSmall; k++)
            denominator.Multiply(DoubleDouble.Sum(small, k));

        var quotient = (numerator.Mantissa / denominator.Mantissa).High;
        return BetaByStirling(
            DoubleDouble.Sum(large, shiftLarge),
            DoubleDouble.Sum(small, shiftSmall),
            (quotient, numerator.Exponent - denominator.Exponent));
    }

    /// <inheritdoc cref="Beta(double, double)"/>
    public static float Beta(float a, float b) => (float)Beta((double)a, (double)b);

    /// <summary><c>B(a, b)</c> times the factor <c>Value * 2^Exponent</c>, for a and b of at least 8.</summary>
    private static double BetaByStirling(DoubleDouble a, DoubleDouble b, (double Value, int Exponent) factor)
    {
        const double LeastExponent = -1e6; // the factor is less than 2^20000
        var half = new DoubleDouble(0.5);
        var halfLogTwoPi = new DoubleDouble(0.9189385332046728, -3.8782941580672414e-17);
        var sum = a + b;
        var correction = StirlingCorrection(a.High) + StirlingCorrection(b.High) - StirlingCorrection(sum.High);

        // The sum may not hold b at all, so the logarithm of a / sum, near 1, comes from b.
        var logRatio = b.High < 0.4 * a.High
            ? -DoubleDouble.TwiceArtanh(half * b / (half * a + half * sum))
            : DoubleDouble.LogRatio(a, sum);
        var exponent = (a - half) * logRatio
            + b * DoubleDouble.LogRatio(b, sum)
            - half * DoubleDouble.LogRatio(b, new DoubleDouble(1))
            + halfLogTwoPi
            + new DoubleDouble(correction);
        if (exponent.High < LeastExponent)
            return 0;

        var (value, binary) = DoubleDouble.Exp(exponent);
        return Math.ScaleB(value * factor.Value, binary + factor.Exponent);
    }

    /// <summary>A product of up to 16 factors kept within the range of a double by taking out a power of two.</summary>
    private struct ScaledProduct()
    {
        public DoubleDouble Mantissa { get; private set; } = new(1);

        public int Exponent { get; private set; }

        public void Multiply(DoubleDouble factor)
        {
            // Sixteen factors within these bounds cannot leave the range.
            if (factor.High is < 1e-18 or > 1e18)
            {
                var exponent = Math.ILogB(factor.High);
                factor = factor.Scale(-exponent);
                Exponent += exponent;
            }

            Mantissa *= factor;
        }
    }
}
