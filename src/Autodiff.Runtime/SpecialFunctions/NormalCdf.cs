using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The standard normal distribution function, <c>erfc(-x/sqrt(2)) / 2</c>.</summary>
    /// <remarks>
    /// Error at most 3.5 ulp, also in the lower tail down to where the result underflows (-38.5): there it is
    /// <c>exp(-x^2/2)</c>, with the square of x itself taken in two parts, times a scaled complementary error function,
    /// which forgives the rounding of <c>x/sqrt(2)</c>. Derivative: <see cref="NormalPdf(double)"/>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>A probability in [0, 1].</returns>
    public static double NormalCdf(double x)
    {
        const double InverseSqrtTwo = 0.7071067811865476;
        const double InverseSqrtTwoRest = -4.833646656726457e-17;
        if (!(Math.Abs(x) < 40))
            return x < 0 ? 0 : x > 0 ? 1 : x;

        var scaled = Math.FusedMultiplyAdd(x, InverseSqrtTwo, x * InverseSqrtTwoRest);
        if (Math.Abs(scaled) < GaussianTail.Start)
            return 0.5 + 0.5 * SmallErf(scaled);

        var tail = 0.5 * GaussianTail.ExpMinusHalfSquare(x) * GaussianTail.ScaledErfc(Math.Abs(scaled));
        return x < 0 ? tail : 1 - tail;
    }

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static float NormalCdf(float x) => (float)NormalCdf((double)x);
}
