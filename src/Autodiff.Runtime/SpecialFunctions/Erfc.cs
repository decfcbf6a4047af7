using Autodiff.Internal;

namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The complementary error function, <c>erfc(x) = 1 - erf(x)</c>, without cancellation for large x.</summary>
    /// <remarks>
    /// Error at most 4 ulp, also in the tail, down to where the result underflows (27.3). 2 at minus infinity.
    /// For <c>x &gt;= 0.5</c> it is <c>exp(-x^2)</c>, with the square taken in two parts, times a rational function
    /// (the scheme of Cody 1969). Derivative: <c>-2/sqrt(pi) * exp(-x^2)</c>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    /// <returns>A value in [0, 2].</returns>
    public static double Erfc(double x) => x switch
    {
        >= GaussianTail.Start => GaussianTail.ExpMinusSquare(x) * GaussianTail.ScaledErfc(x),
        <= -6 => 2,
        <= -GaussianTail.Start => 2 - GaussianTail.ExpMinusSquare(x) * GaussianTail.ScaledErfc(-x),
        _ => 1 - SmallErf(x),
    };

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);
}
