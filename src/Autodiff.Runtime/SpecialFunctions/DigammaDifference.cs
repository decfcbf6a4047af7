using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>
    /// The difference <c>psi(x + step) - psi(x)</c>, without the cancellation of subtracting two digammas when the step
    /// is small against x.
    /// </summary>
    /// <remarks>
    /// The logarithmic derivatives of <see cref="Beta(double, double)"/> are <c>-DigammaDifference(a, b)</c> and
    /// <c>-DigammaDifference(b, a)</c>. For positive arguments every term of the recurrence and of the asymptotic series'
    /// leading part is positive; error at most 3 ulp. Other arguments give the plain difference.
    /// Derivatives: <c>Trigamma(x + step) - Trigamma(x)</c> and <c>Trigamma(x + step)</c>.
    /// </remarks>
    /// <param name="x">Where the difference starts.</param>
    /// <param name="step">How far it goes.</param>
    /// <returns>The difference.</returns>
    public static double DigammaDifference(double x, double step)
    {
        if (!(x > 0 && step > 0) || double.IsPositiveInfinity(x + step))
            return Digamma(x + step) - Digamma(x);

        // Kept for the end: the first terms of the recurrence are the largest.
        var recurrence = 0.0;
        var shift = x < 8 ? (int)Math.Ceiling(8 - x) : 0;
        for (var k = shift - 1; k >= 0; k--)
            recurrence += step / (x + k) / (x + step + k);

        var low = x + shift;
        var high = low + step;
        var inverseLow = 1 / (low * low);
        var inverseHigh = 1 / (high * high);
        var ratio = step / low;

        // psi(y) = log y - 1/(2y) - G(u) with u = 1/y^2 and G(u) = u times the series' polynomial: G is smooth, and the
        // difference of the two u is known without cancellation.
        var inverseDifference = ratio * (1 + low / high) * (1 / low / high);
        var series = Rational.Polynomial(DigammaSeries, inverseLow)
            + inverseHigh * Rational.DividedDifference(DigammaSeries, inverseLow, inverseHigh);
        return recurrence + (LogOnePlus(ratio) + ratio * (0.5 / high) + inverseDifference * series);
    }

    /// <inheritdoc cref="DigammaDifference(double, double)"/>
    public static float DigammaDifference(float x, float step) => (float)DigammaDifference((double)x, (double)step);

    /// <summary><c>log(1 + x)</c> for <c>x >= 0</c> after Kahan: the error of 1 + x is divided out again.</summary>
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
