using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The standard normal quantile: the x with <c>NormalCdf(x) = probability</c>.</summary>
    /// <remarks>
    /// Error at most 3.5 ulp for every representable probability, subnormal ones included. Minus and plus infinity at
    /// 0 and 1, NaN outside [0, 1]. The variables are, up to a factor, those of M. J. Wichura, "Algorithm AS 241",
    /// Applied Statistics 37 (1988): <c>0.425^2 - (p - 1/2)^2</c> in the middle and <c>sqrt(-2 log p)</c> in the tails; the
    /// rational functions are of higher degree, with an error below 6e-17, so that no refinement is needed.
    /// Derivative: <c>1 / NormalPdf(NormalQuantile(p))</c>.
    /// </remarks>
    /// <param name="probability">A number in [0, 1].</param>
    /// <returns>The quantile.</returns>
    public static double NormalQuantile(double probability)
    {
        var centred = probability - 0.5;
        if (Math.Abs(centred) <= 0.425)
        {
            const double SqrtTwoPi = 2.5066282746310007;
            const double SqrtTwoPiRest = -1.832857998045917e-16;
            var square = centred * centred;
            var correction = square * Rational.Quotient(QuantileMiddleP, QuantileMiddleQ, 0.180625 - square);
            var slope = SqrtTwoPiRest + SqrtTwoPi * correction;
            return Math.FusedMultiplyAdd(centred, SqrtTwoPi, centred * slope);
        }

        var tail = centred < 0 ? probability : 1 - probability;
        if (!(tail > 0))
            return tail == 0 ? Math.CopySign(double.PositiveInfinity, centred) : double.NaN;

        // The first factor is nearly the answer, and the rest, which is subtracted from it, at most 0.38 of it.
        var s = Math.Sqrt(-2 * Math.Log(tail));
        var rest = s < 7
            ? Rational.Quotient(QuantileTailP, QuantileTailQ, s - 2.25)
            : Rational.Quotient(QuantileFarTailP, QuantileFarTailQ, s - 7);
        var magnitude = Math.FusedMultiplyAdd(-s, rest, s);
        return Math.CopySign(magnitude, centred);
    }

    /// <inheritdoc cref="NormalQuantile(double)"/>
    public static float NormalQuantile(float probability) => (float)NormalQuantile((double)probability);

    // x = sqrt(2 pi) q (1 + q^2 R) for q = p - 1/2 in [-0.425, 0.425]: R in 0.425^2 - q^2.
    private static ReadOnlySpan<double> QuantileMiddleP =>
    [
        1.9447502410853337, 95.4408506266031, 1879.4780974879009, 19070.224241470252, 106674.25190192075,
        327244.1302944787, 516925.833794388, 363636.0231620818, 80524.7160610493, 538.8605101363302
    ];

    private static ReadOnlySpan<double> QuantileMiddleQ =>
    [
        1, 55.100465808353334, 1246.8792279032743, 14996.053640385822, 103772.52062514132, 418818.01004820026,
        956726.8263315423, 1145006.6570668588, 613816.0443242516, 101937.93677667865
    ];

    // 1 - |x| / s for s = sqrt(-2 log p) in [2.25, 7], in s - 2.25.
    private static ReadOnlySpan<double> QuantileTailP =>
    [
        0.374204131511522, 0.47362012194276626, 0.24099658753738887, 0.0639502459828807, 0.009485618188581143,
        0.0007612945011000404, 2.891484350770639e-5, 3.808224074359388e-7, 3.5066632861611327e-10,
        -8.868561703763571e-13
    ];

    private static ReadOnlySpan<double> QuantileTailQ =>
    [
        1, 1.9585125316992178, 1.6190428795809513, 0.7382437331322894, 0.20352028086363397, 0.03486120764711538,
        0.0036425013326519947, 0.00021585127120252775, 6.197024364939316e-6, 6.009275445469998e-8
    ];

    // 1 - |x| / s for s in [7, 38.7], in s - 7.
    private static ReadOnlySpan<double> QuantileFarTailP =>
    [
        0.05942810080000413, 0.022810725031014646, 0.0032703376091653283, 0.00022284584974231045,
        7.620439260447295e-6, 1.271317209977328e-7, 9.250936929651496e-10, 2.1933981629883755e-12,
        2.9360083533628053e-16, -1.3326840744339605e-19
    ];

    private static ReadOnlySpan<double> QuantileFarTailQ =>
    [
        1, 0.6232932971812144, 0.15936793041168523, 0.021586244078395943, 0.001672816311551047, 7.502515049801738e-5,
        1.8886973076692493e-6, 2.4766123175709025e-8, 1.459300718394856e-10, 2.736128285681116e-13
    ];
}
