namespace Autodiff.Tests;

/// <summary>The largest error seen, in units in the last place, and where.</summary>
internal sealed class UlpError
{
    public double Worst { get; private set; }

    public string Where { get; private set; } = "nowhere";

    /// <summary>Compares a computed value with the exact one; the unit is the spacing of doubles (or floats) there.</summary>
    public void Add(string arguments, double computed, BigReal exact, bool single = false)
    {
        var (bits, least) = single ? (23, -149) : (52, -1074);
        var unit = Math.Max((exact.IsZero ? least : exact.Binade) - bits, least);
        var error = double.IsFinite(computed)
            ? Math.Abs((double)BigReal.Scale(computed - exact, -unit))
            : double.PositiveInfinity;
        if (!(error <= Worst)) (Worst, Where) = (error, $"{arguments}: {computed:R}, exactly {exact}");
    }

    public void AssertAtMost(double bound) =>
        Assert.True(Worst <= bound, $"The error is {Worst:F2} ulp (bound {bound}) at {Where}");
}
