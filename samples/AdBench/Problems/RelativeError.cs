namespace Autodiff.Samples.AdBench.Problems;

/// <summary>How far results are from those of an independent calculation.</summary>
internal static class RelativeError
{
    /// <summary><c>|actual - expected| / max(1, |actual|, |expected|)</c>.</summary>
    public static double Of(double actual, double expected) =>
        Math.Abs(actual - expected) / Math.Max(1, Math.Max(Math.Abs(actual), Math.Abs(expected)));

    /// <summary>The largest of two arrays' elements; infinite if they differ in length.</summary>
    public static double Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        if (actual.Length != expected.Length) return double.PositiveInfinity;
        double error = 0;
        for (var i = 0; i < actual.Length; i++) error = Math.Max(error, Of(actual[i], expected[i]));
        return error;
    }

    /// <summary>
    /// The derivative of a function at 0 by central differences of steps h and h/2 and their Richardson extrapolation.
    /// </summary>
    public static double Slope(Func<double, double> function, double step)
    {
        var coarse = (function(step) - function(-step)) / (2 * step);
        var fine = (function(step / 2) - function(-step / 2)) / step;
        return fine + (fine - coarse) / 3;
    }
}
