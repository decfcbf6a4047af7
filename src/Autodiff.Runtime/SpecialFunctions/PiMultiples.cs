namespace Autodiff.Internal;

/// <summary>
/// Trigonometric functions of <c>pi x</c> whose argument is reduced exactly before it is multiplied, so that they are
/// relatively accurate also beside their zeros and poles.
/// </summary>
internal static class PiMultiples
{
    // What Math.PI lacks.
    private const double PiRest = 1.2246467991473532e-16;

    /// <summary><c>|sin(pi x)|</c>.</summary>
    public static double AbsSin(double x)
    {
        var rest = Math.Abs(x - Math.Round(x));
        if (rest > 0.25)
            return Math.Cos(Math.PI * (0.5 - rest));

        var argument = Math.PI * rest;
        var lost = Math.FusedMultiplyAdd(Math.PI, rest, -argument) + PiRest * rest;
        return Math.FusedMultiplyAdd(lost, Math.Cos(argument), Math.Sin(argument));
    }

    /// <summary><c>cot(pi x)</c>.</summary>
    public static double Cot(double x)
    {
        var rest = x - Math.Round(x);
        var magnitude = Math.Abs(rest);
        var cotangent = magnitude <= 0.25 ? 1 / Math.Tan(Math.PI * magnitude) : Math.Tan(Math.PI * (0.5 - magnitude));
        return Math.CopySign(cotangent, rest);
    }
}
