namespace Autodiff;

public static partial class SpecialFunctions
{
    /// <summary>The inverse of the error function: the y with <c>Erf(y) = x</c>.</summary>
    /// <remarks>
    /// By way of <see cref="NormalQuantile(double)"/>: <c>erfinv(x) = NormalQuantile((1 + x) / 2) / sqrt(2)</c>. Infinite at -1 and
    /// 1, NaN beyond.
    /// </remarks>
    internal static double Erfinv(double x)
    {
        const double SqrtOfHalf = 0.707106781186547524401;
        var magnitude = Math.Abs(x);
        if (!(magnitude < 0.5))
            return Math.CopySign(-NormalQuantile((1 - magnitude) * 0.5) * SqrtOfHalf, x); // the tail 1 - |x| is exact

        // Adding 1 lost digits of a small x: a step of Newton's method brings them back.
        var y = NormalQuantile(0.5 + 0.5 * x) * SqrtOfHalf;
        const double HalfOfSqrtPi = 0.886226925452758013649;
        return y - (Erf(y) - x) * (HalfOfSqrtPi * Math.Exp(y * y));
    }
}
