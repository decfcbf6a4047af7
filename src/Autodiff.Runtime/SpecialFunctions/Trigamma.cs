using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The trigamma function, <c>psi'(x)</c>, the second derivative of <c>log Gamma(x)</c>.</summary>
    /// <remarks>
    /// Error at most 3.5 ulp for positive x, 6 ulp for negative x, by the reflection
    /// <c>(pi / sin(pi x))^2 - psi'(1 - x)</c>. From 8 on the asymptotic series is used, below 1 the recurrence. Plus
    /// infinity at 0 and the negative integers, 0 at plus infinity, NaN at minus infinity.
    /// Derivative: <see cref="Polygamma(int, double)"/> with order 2.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>The value, which is positive.</returns>
    public static double Trigamma(double x) => x switch
    {
        >= 8 => (1 + (0.5 + Rational.Polynomial(TrigammaSeries, 1 / (x * x)) / x) / x) / x,
        >= 4 => Rational.Quotient(TrigammaFromFourP, TrigammaFromFourQ, x - 4),
        >= 2 => Rational.Quotient(TrigammaFromTwoP, TrigammaFromTwoQ, x - 2),
        >= 1 => Rational.Quotient(TrigammaFromOneP, TrigammaFromOneQ, x - 1),
        >= 0 => Trigamma(x + 1) + 1 / (x * x),
        _ => TrigammaByReflection(x),
    };

    /// <inheritdoc cref="Trigamma(double)"/>
    public static float Trigamma(float x) => (float)Trigamma((double)x);

    private static double TrigammaByReflection(double x)
    {
        if (!double.IsFinite(x))
            return double.NaN;
        if (x == Math.Floor(x))
            return double.PositiveInfinity;
        var cosecant = Math.PI / PiMultiples.AbsSin(x);
        return cosecant * cosecant - Trigamma(1 - x);
    }

    // On [1, 2] in x - 1; error of the approximation 2e-20.
    private static ReadOnlySpan<double> TrigammaFromOneP =>
    [
        1.6449340668482264, 4.52359001500542, 5.286165108284284, 3.336872641185162, 1.198596846999418,
        0.23267505354417492, 0.01914130175826547
    ];

    private static ReadOnlySpan<double> TrigammaFromOneQ =>
    [
        1, 4.211538906600935, 7.394955508258043, 7.044755960099754, 3.954764263169393, 1.3165293349419798,
        0.24224571734188263, 0.019141301168283567
    ];

    // On [2, 4] in x - 2; error of the approximation 2e-20.
    private static ReadOnlySpan<double> TrigammaFromTwoP =>
    [
        0.6449340668482264, 1.2939609512883794, 1.094545349689329, 0.49985221896288035, 0.13014985667245213,
        0.018357125818034357, 0.001098758460150882
    ];

    private static ReadOnlySpan<double> TrigammaFromTwoQ =>
    [
        1, 2.6329431873648863, 2.9639996397863904, 1.8530564366909499, 0.6964694220927553, 0.15777710839973189,
        0.02000526351999345, 0.0010987584598072342
    ];

    // On [4, 8] in x - 4; error of the approximation 5e-19.
    private static ReadOnlySpan<double> TrigammaFromFourP =>
    [
        0.2838229557371153, 0.31776970411695926, 0.14379550868050855, 0.03289869337569277, 0.003808864114282178,
        0.0001787005464567374
    ];

    private static ReadOnlySpan<double> TrigammaFromFourQ =>
    [
        1, 1.4016112098083282, 0.8228630764639728, 0.25920621980534553, 0.04624460949022419, 0.004434316026788292,
        0.00017870054645858596
    ];

    // (psi'(x) - 1/x - 1/(2x^2)) x^3 in 1 / x^2 for x >= 8; error of the approximation 3e-17.
    private static ReadOnlySpan<double> TrigammaSeries =>
    [
        0.16666666666666666, -0.03333333333330476, 0.023809523770911365, -0.03333331335581846, 0.07575246348177586,
        -0.2523946862734603, 1.1093601965597248, -4.575304142113963
    ];
}
