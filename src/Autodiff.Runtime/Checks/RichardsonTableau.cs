namespace Autodiff.Internal;

/// <summary>
/// Extrapolation of difference quotients to step zero by Neville's tableau, with the error estimate and the stopping rule
/// of C. J. F. Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", Adv. Eng. Software 4 (1982).
/// </summary>
internal static class RichardsonTableau
{
    /// <summary>Each step is the one before divided by this.</summary>
    public const double Shrink = 1.6;

    /// <summary>How many steps an estimate uses.</summary>
    public const int Steps = 12;

    /// <summary>The limit of the quotients, and how far off it may be; an infinite error if they are not finite.</summary>
    /// <param name="quotients">One for each step, from the largest step down.</param>
    /// <param name="order">The power of the step in which the quotients' error advances: 2 if central, 1 if one-sided.</param>
    public static Estimate Extrapolate(ReadOnlySpan<double> quotients, int order)
    {
        const double TooFar = 2;
        var ratio = Math.Pow(Shrink, order);
        Span<double> previous = stackalloc double[Steps];
        Span<double> current = stackalloc double[Steps];
        var best = new Estimate(quotients[0], double.PositiveInfinity);
        previous[0] = quotients[0];
        for (var i = 1; i < quotients.Length; i++)
        {
            current[0] = quotients[i];
            var factor = ratio;
            for (var j = 1; j <= i; j++, factor *= ratio)
            {
                current[j] = current[j - 1] + (current[j - 1] - previous[j - 1]) / (factor - 1);
                var error = Math.Max(Math.Abs(current[j] - current[j - 1]), Math.Abs(current[j] - previous[j - 1]));
                if (error <= best.Error)
                    best = new Estimate(current[j], error);
            }

            // Rounding has taken over: higher orders would only magnify it.
            if (Math.Abs(current[i] - previous[i - 1]) >= TooFar * best.Error)
                break;
            current[..(i + 1)].CopyTo(previous);
        }

        return best;
    }

    /// <summary>A value and how far off it may be.</summary>
    internal readonly record struct Estimate(double Value, double Error)
    {
        public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Error);
    }
}
