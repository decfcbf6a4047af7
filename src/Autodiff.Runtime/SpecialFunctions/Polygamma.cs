using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    private const int LargestPolygammaOrder = 100;

    /// <summary>The polygamma function: the derivative of the given order of <see cref="Digamma(double)"/>.</summary>
    /// <remarks>
    /// For positive x it is <c>(-1)^(n+1) n!</c> times the sum of <c>(x + k)^(-n-1)</c> over all k from 0, the far part
    /// of the sum by the Euler-Maclaurin formula; the error is at most 7 ulp for orders up to 4, and grows as the
    /// order. Negative x by reflection in <c>1 - x</c>; for even orders, which have zeros there, the error is that many
    /// ulp of the larger of the two terms. At 0: infinity with the sign of the limit (for even orders that depends on
    /// the sign of the zero); at negative integers: plus infinity for odd orders, NaN for even ones. NaN at minus
    /// infinity. Derivative with respect to x: the next order.
    /// </remarks>
    /// <param name="order">The order, from 0 (digamma) to 100.</param>
    /// <param name="x">Any number.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative or above 100.</exception>
    public static double Polygamma(int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, LargestPolygammaOrder);
        if (order == 0)
            return Digamma(x);
        if (order == 1)
            return Trigamma(x);

        var isOdd = (order & 1) == 1;
        if (x > 0)
            return isOdd ? PolygammaMagnitude(order, x) : -PolygammaMagnitude(order, x);
        if (!double.IsFinite(x))
            return double.NaN;
        if (x == 0)
            return isOdd ? double.PositiveInfinity : Math.CopySign(double.PositiveInfinity, -x);
        if (x == Math.Floor(x))
            return isOdd ? double.PositiveInfinity : double.NaN;
        return -PolygammaMagnitude(order, 1 - x) - CotangentDerivative(order, x);
    }

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static float Polygamma(int order, float x) => (float)Polygamma(order, (double)x);

    /// <summary>The absolute value for x &gt; 0, as <c>n!/x^(n+1)</c> times a sum that begins with 1.</summary>
    private static double PolygammaMagnitude(int order, double x)
    {
        if (double.IsPositiveInfinity(x))
            return 0;

        var front = 1 / x;
        for (var j = 1; j <= order; j++)
            front *= j / x;

        // Beyond x + shift the series of Euler and Maclaurin converges to double precision.
        var exponent = order + 1;
        var shift = Math.Max(0, (int)Math.Ceiling(order + 10 - x));
        var y = x + shift;
        var series = 0.0;
        var power = (double)exponent / y;
        for (var j = 0; j < BernoulliOverFactorial.Length; j++)
        {
            var term = BernoulliOverFactorial[j] * power;
            series += term;
            if (Math.Abs(term) < 1e-18)
                break;
            power *= (exponent + 2 * j + 1) / y * ((exponent + 2 * j + 2) / y);
        }

        var sum = (y / order + 0.5 + series) * IntegerPower(x / y, exponent);
        for (var k = shift - 1; k > 0; k--)
            sum += IntegerPower(x / (x + k), exponent);
        return front * (shift > 0 ? 1 + sum : sum);
    }

    /// <summary>
    /// The derivative of <c>pi cot(pi x)</c> of the given order: <c>pi^(n+1)</c> times a polynomial in the cotangent,
    /// <c>P' -> -(1 + c^2) P'</c> from one order to the next. All its coefficients have one sign: nothing cancels.
    /// </summary>
    private static double CotangentDerivative(int order, double x)
    {
        Span<double> coefficients = stackalloc double[LargestPolygammaOrder + 2];
        coefficients[1] = Math.PI;
        for (var n = 1; n <= order; n++)
        {
            // From the top down; place i receives from the derivatives of places i - 1 and i + 1.
            var above = 0.0;
            for (var i = n + 1; i >= 0; i--)
            {
                var current = coefficients[i];
                coefficients[i] = -Math.PI * ((i > 1 ? (i - 1) * coefficients[i - 1] : 0) + (i + 1) * above);
                above = current;
            }
        }

        return Rational.Polynomial(coefficients[..(order + 2)], PiMultiples.Cot(x));
    }

    private static double IntegerPower(double value, int exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                power *= value;
            value *= value;
        }

        return power;
    }

    // The Bernoulli numbers B(2j) / (2j)! from j = 1 on.
    private static ReadOnlySpan<double> BernoulliOverFactorial =>
    [
        0.08333333333333333, -0.001388888888888889, 3.306878306878307e-5, -8.267195767195768e-7,
        2.08767569878681e-8, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
        8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
        3.534707039629467e-21, -8.953517427037546e-23, 2.267952452337683e-24, -5.744790668872202e-26,
    ];
}
