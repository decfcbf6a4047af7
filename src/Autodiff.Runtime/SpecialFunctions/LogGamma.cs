using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The logarithm of the absolute value of the gamma function, <c>log |Gamma(x)|</c>.</summary>
    /// <remarks>
    /// For <c>x &gt; -0.5</c> the error is at most 4 ulp, also beside the zeros at 1 and 2: there the function is
    /// <c>(x - 1)(x - 2)</c> times a rational function. From 8 on Stirling's series is used, between 2.5 and 8 the
    /// recurrence. For other negative x, where the sign of Gamma is lost, the reflection
    /// <c>log(pi / |x sin(pi x)|) - LogGamma(-x)</c> has an absolute error of at most
    /// 3e-16 * (1 + |LogGamma(x)| + |LogGamma(-x)|); the zeros that lie there are not resolved any better. Plus infinity at
    /// the poles (0 and the negative integers) and at both infinities. Derivative: <see cref="Digamma(double)"/>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>The logarithm.</returns>
    public static double LogGamma(double x) => x switch
    {
        >= 8 => LogGammaByStirling(x),
        >= 2.5 => LogGammaByRecurrence(x),
        >= 1.5 => (x - 1) * (x - 2) * Rational.Quotient(LogGammaAtTwoP, LogGammaAtTwoQ, x - 1.5),
        >= 0.5 => (1 - x) * (2 - x) * Rational.Quotient(LogGammaAtOneP, LogGammaAtOneQ, x - 0.5),
        > -0.5 => x * (x - 1) * Rational.Quotient(LogGammaAtOneP, LogGammaAtOneQ, x + 0.5) - Math.Log(Math.Abs(x)),
        _ => LogGammaByReflection(x),
    };

    /// <inheritdoc cref="LogGamma(double)"/>
    public static float LogGamma(float x) => (float)LogGamma((double)x);

    /// <summary>
    /// What Stirling's formula <c>(x - 1/2) log x - x + log(2 pi)/2</c> lacks, for <c>x &gt;= 8</c>.
    /// </summary>
    private static double StirlingCorrection(double x) => Rational.Polynomial(StirlingSeries, 1 / (x * x)) / x;

    private static double LogGammaByStirling(double x)
    {
        // (log(2 pi) - 1) / 2: with log x - 1 nothing cancels.
        const double Constant = 0.4189385332046727;
        return (x - 0.5) * (Math.Log(x) - 1) + (Constant + StirlingCorrection(x));
    }

    private static double LogGammaByRecurrence(double x)
    {
        var product = 1.0;
        while (x >= 2.5)
        {
            x -= 1;
            product *= x;
        }

        return Math.Log(product) + LogGamma(x);
    }

    private static double LogGammaByReflection(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x == Math.Floor(x))
            return double.PositiveInfinity;
        return Math.Log(Math.PI / (-x * PiMultiples.AbsSin(x))) - LogGamma(-x);
    }

    // log Gamma(x) / ((x - 1)(x - 2)) on [0.5, 1.5] in x - 0.5; error of the approximation 4e-18.
    private static ReadOnlySpan<double> LogGammaAtOneP =>
    [
        0.7631532572329335, 4.770777607496598, 11.686279486171978, 14.248322798334971, 9.084916114908062,
        2.9159366240220783, 0.41407126013852186, 0.018886106447397574, 6.322465084206917e-5
    ];

    private static ReadOnlySpan<double> LogGammaAtOneQ =>
    [
        1, 7.015256204652373, 19.731174295603584, 28.517064248802132, 22.590160503453053, 9.707874878760087,
        2.107488298120385, 0.19664781212084098, 0.005324681809183941
    ];

    // The same on [1.5, 2.5] in x - 1.5; error of the approximation 6e-19.
    private static ReadOnlySpan<double> LogGammaAtTwoP =>
    [
        0.4831289505409809, 0.8141789620865333, 0.49879753290502543, 0.1348085717591288, 0.015390917115226766,
        0.0005629866816647844, 1.5210592544383895e-6
    ];

    private static ReadOnlySpan<double> LogGammaAtTwoQ =>
    [
        1, 1.9873345551446033, 1.5026159699877013, 0.539012883162865, 0.09305351271000671, 0.00687976418200974,
        0.0001512241065336293
    ];

    // Stirling's series in 1 / x^2, its last terms adjusted to the interval x >= 8; error of the approximation 8e-18.
    private static ReadOnlySpan<double> StirlingSeries =>
    [
        0.08333333333333333, -0.002777777777773988, 0.0007936507897524059, -0.0005952365845057049,
        0.0008414700852503147, -0.001890382993887715, 0.005065905360156132
    ];
}
