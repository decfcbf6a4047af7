using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    private const double DigammaZero = 1.4616321449683622;
    private const double DigammaZeroRest = 9.549995429965697e-17;

    /// <summary>The digamma function, <c>psi(x)</c>, the derivative of <c>log Gamma(x)</c>.</summary>
    /// <remarks>
    /// For positive x the error is at most 3.5 ulp, also beside the zero at 1.4616: there the function is the distance
    /// from it, known to 107 bits, times a rational function. From 8 on the asymptotic series is used, below 1 the
    /// recurrence. For negative x the reflection <c>psi(1 - x) - pi / tan(pi x)</c> has an absolute error of at most
    /// 5e-16 * (1 + |psi(x)| + |psi(1 - x)|); the zeros that lie there are not resolved any better. Minus infinity
    /// at 0, plus infinity at -0, NaN at negative integers and minus infinity.
    /// Derivative: <see cref="Trigamma(double)"/>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>The value.</returns>
    public static double Digamma(double x) => x switch
    {
        >= 8 => Math.Log(x) - (0.5 / x + Rational.Polynomial(DigammaSeries, 1 / (x * x)) / x / x),
        >= 4 => Rational.Quotient(DigammaFromFourP, DigammaFromFourQ, x - 4),
        >= 2 => Rational.Quotient(DigammaFromTwoP, DigammaFromTwoQ, x - 2),
        >= 1 => (x - DigammaZero - DigammaZeroRest) * Rational.Quotient(DigammaFromOneP, DigammaFromOneQ, x - 1),
        >= 0 => Digamma(x + 1) - 1 / x,
        _ => DigammaByReflection(x),
    };

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)Digamma((double)x);

    private static double DigammaByReflection(double x) =>
        double.IsNaN(x) || x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI * PiMultiples.Cot(x);

    // psi(x) / (x - zero) on [1, 2] in x - 1; error of the approximation 8e-20.
    private static ReadOnlySpan<double> DigammaFromOneP =>
    [
        1.2503801375034054, 1.8675925104074453, 0.9711327526262392, 0.21631407251432455, 0.01996408274151926,
        0.0005811135063985677, 1.0894678528383955e-6
    ];

    private static ReadOnlySpan<double> DigammaFromOneQ =>
    [
        1, 2.1771665986671342, 1.6630736963665909, 0.5710455727133128, 0.09111902253303285, 0.006100975692434821,
        0.00012043151172286901
    ];

    // psi(x) on [2, 4] in x - 2; error of the approximation 7e-20.
    private static ReadOnlySpan<double> DigammaFromTwoP =>
    [
        0.42278433509846713, 1.2254470331579015, 0.9857774170210395, 0.3417887173280316, 0.05675521842587878,
        0.004399538428463239, 0.00013598345339913, 1.0529561577000086e-6
    ];

    private static ReadOnlySpan<double> DigammaFromTwoQ =>
    [
        1, 1.3730711337128247, 0.7150074984989965, 0.17921972170790482, 0.022551958143024697, 0.0013416711215900373,
        3.114414790612049e-5, 1.632595479502483e-7
    ];

    // psi(x) on [4, 8] in x - 4; error of the approximation 3e-19.
    private static ReadOnlySpan<double> DigammaFromFourP =>
    [
        1.2561176684318005, 1.2533781642460686, 0.4678695904654866, 0.08376596700397385, 0.00755618799935279,
        0.0003262672063276475, 5.6700465909978e-6, 2.4580336397776304e-8
    ];

    private static ReadOnlySpan<double> DigammaFromFourQ =>
    [
        1, 0.7718665479161632, 0.2299275129888478, 0.03337243231983784, 0.0024494905667843494, 8.522618408431936e-5,
        1.1548638035254847e-6, 3.5122568399470716e-9
    ];

    // (log x - 1/(2x) - psi(x)) x^2 in 1 / x^2 for x >= 8; error of the approximation 3e-18.
    private static ReadOnlySpan<double> DigammaSeries =>
    [
        0.08333333333333333, -0.008333333333331664, 0.003968253965999701, -0.004166665501516725,
        0.007575459920369176, -0.02105106090804774, 0.08002337465397756, -0.299425370626735
    ];
}
