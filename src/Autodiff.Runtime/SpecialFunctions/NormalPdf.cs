using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The density of the standard normal distribution, <c>exp(-x^2/2) / sqrt(2 pi)</c>.</summary>
    /// <remarks>
    /// Error at most 2.5 ulp, also in the tail: the square is taken in two parts. Zero from <c>|x| = 38.6</c> on.
    /// Derivative: <c>-x * NormalPdf(x)</c>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>A value in [0, 0.3989423].</returns>
    public static double NormalPdf(double x)
    {
        const double InverseSqrtTwoPi = 0.3989422804014327;
        const double InverseSqrtTwoPiRest = -2.49232720227773e-17;
        var gaussian = GaussianTail.ExpMinusHalfSquare(x);
        return Math.FusedMultiplyAdd(gaussian, InverseSqrtTwoPi, gaussian * InverseSqrtTwoPiRest);
    }

    /// <inheritdoc cref="NormalPdf(double)"/>
    public static float NormalPdf(float x) => (float)NormalPdf((double)x);
}
