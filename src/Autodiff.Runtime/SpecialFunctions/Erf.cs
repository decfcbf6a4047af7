using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// The error function, the normal distribution and the gamma function's family, for <see cref="double"/> and
/// <see cref="float"/>. The compiler knows their derivatives.
/// </summary>
/// <remarks>
/// Stated errors are in units in the last place (ulp) of the result and were measured against references of 60 digits.
/// The <see cref="float"/> forms are computed in <see cref="double"/> and rounded once: at most 0.51 ulp where the
/// <see cref="double"/> form states a bound in ulp. None throws for a value of its argument; NaN gives NaN.
/// </remarks>
public static partial class SpecialFunctions
{
    /// <summary>The error function, <c>erf(x) = 2/sqrt(pi) * integral of exp(-t^2) from 0 to x</c>.</summary>
    /// <remarks>
    /// Error at most 2 ulp. Odd; 1 at infinity. A rational function of <c>x^2</c> below 0.5, one minus the
    /// complement above. Derivative: <c>2/sqrt(pi) * exp(-x^2)</c>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>A value in [-1, 1].</returns>
    public static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < GaussianTail.Start)
            return SmallErf(x);
        if (magnitude < 6)
            return Math.CopySign(1 - GaussianTail.ExpMinusSquare(x) * GaussianTail.ScaledErfc(magnitude), x);
        return double.IsNaN(x) ? x : Math.CopySign(1, x);
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>The error function for <c>|x| &lt; 0.5</c>: x plus a correction, so that the last bit is that of x.</summary>
    private static double SmallErf(double x) => x + x * Rational.Quotient(SmallErfP, SmallErfQ, x * x);

    // erf(x) / x - 1 on [-0.5, 0.5] in x^2; error of the approximation 8e-19.
    private static ReadOnlySpan<double> SmallErfP =>
    [
        0.1283791670955126, -0.3182313439110336, -0.04576815143545733, -0.007187139260548562, -0.00028635008527608225
    ];

    private static ReadOnlySpan<double> SmallErfQ =>
    [
        1, 0.4509691597993518, 0.08580312323455648, 0.008299086420556764, 0.00035166476084434685
    ];
}
