namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>Central differences along a direction, extrapolated to step zero after Richardson.</summary>
internal static class FiniteDifferences
{
    /// <summary>The directional derivative of a vector function at 0.</summary>
    /// <param name="along">The function on the line, as a vector.</param>
    /// <param name="step">The largest step.</param>
    public static double[] At(Func<double, double[]> along, double step)
    {
        var coarse = Central(along, step);
        var middle = Central(along, step / 2);
        var fine = Central(along, step / 4);
        var first = Extrapolate(coarse, middle, 4);
        var second = Extrapolate(middle, fine, 4);
        return Extrapolate(first, second, 16);
    }

    private static double[] Central(Func<double, double[]> along, double h)
        => [.. along(h).Zip(along(-h), (up, down) => (up - down) / (2 * h))];

    private static double[] Extrapolate(double[] coarse, double[] fine, double factor)
        => [.. coarse.Zip(fine, (c, f) => (factor * f - c) / (factor - 1))];
}
