namespace Autodiff.Internal;

/// <summary>Values of polynomials and of their quotients, coefficients in ascending order.</summary>
internal static class Rational
{
    public static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var value = coefficients[^1];
        for (var i = coefficients.Length - 2; i >= 0; i--)
            value = Math.FusedMultiplyAdd(value, x, coefficients[i]);
        return value;
    }

    public static double Quotient(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double x) =>
        Polynomial(numerator, x) / Polynomial(denominator, x);

    /// <summary>
    /// <c>(p(x) - p(y)) / (x - y)</c> for the polynomial <c>p</c>, without cancellation: its quotient by <c>x - y</c>
    /// comes from the same Horner scheme.
    /// </summary>
    public static double DividedDifference(ReadOnlySpan<double> coefficients, double x, double y)
    {
        var value = coefficients[^1];
        var difference = 0.0;
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            difference = Math.FusedMultiplyAdd(difference, y, value);
            value = Math.FusedMultiplyAdd(value, x, coefficients[i]);
        }

        return difference;
    }
}
