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
        var quotient = new ScaledProduct();
        for (var k = 0; k < shiftLarge + shiftSmall; k++)
            quotient.Multiply(DoubleDouble.Sum(large, small) + new DoubleDouble(k));
        for (var k = 0; k < shiftLarge; k++)
            quotient.Divide(DoubleDouble.Sum(large, k));
        for (var k = 0; k < shiftSmall; k++)
            quotient.Divide(DoubleDouble.Sum(small, k));

        return BetaByStirling(DoubleDouble.Sum(large, shiftLarge), DoubleDouble.Sum(small, shiftSmall), quotient);
    }

    /// <inheritdoc cref="Beta(double, double)"/>
    public static float Beta(float a, float b) => (float)Beta((double)a, (double)b);

    /// <summary><c>B(a, b)</c> times the factor, for <c>a >= b >= 8</c>, nearly.</summary>
    private static double BetaByStirling(DoubleDouble a, DoubleDouble b, ScaledProduct factor)
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

    /// <summary>A product kept within the range of a double by taking out a power of two.</summary>
    private struct ScaledProduct()
    {
        private DoubleDouble _mantissa = new(1);

        public int Exponent { get; private set; }

        public readonly double Value => _mantissa.High;

        public void Multiply(DoubleDouble factor)
        {
            var exponent = Math.ILogB(factor.High);
            _mantissa *= factor.Scale(-exponent);
            Exponent += exponent;
        }

        public void Divide(DoubleDouble divisor)
        {
            var exponent = Math.ILogB(divisor.High);
            _mantissa /= divisor.Scale(-exponent);
            Exponent -= exponent;
        }
    }
}
