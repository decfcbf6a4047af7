namespace Autodiff.Tests.Reference;

/// <summary>When a number counts as the reference's. The one place that says so.</summary>
/// <remarks>
/// <para>An element a of a result is right if |a - e| is at most <c>Relative</c> times |e|, the expected number, and 64 roundings of the
/// largest number that the element was made of. The second term is for sums that cancel: there the expected number is what is left of
/// larger ones, a relative bound would be about roundings of PyTorch, and an expected zero would have to be met exactly. It is five
/// (float64) or one (float32) and a half powers of ten below the bound relative to 1, so that small elements are held to their own size.</para>
/// <para>NaN must be NaN and an infinity that infinity; a number beyond the range of float32 is an infinity there.</para>
/// </remarks>
/// <param name="Relative">The bound relative to the expected number.</param>
/// <param name="Rounding">The distance of 1 to the next number.</param>
/// <param name="Largest">The largest finite number.</param>
internal sealed record ReferencePrecision(string Name, double Relative, double Rounding, double Largest)
{
    private const int Roundings = 64;

    public static ReferencePrecision Double { get; } = new("float64", 1e-9, Math.BitIncrement(1.0) - 1, double.MaxValue);

    public static ReferencePrecision Single { get; } = new("float32", 2e-4, MathF.BitIncrement(1f) - 1, float.MaxValue);

    /// <summary>Whether a number is the expected one.</summary>
    /// <param name="actual">The number computed.</param>
    /// <param name="expected">The reference, in float64.</param>
    /// <param name="scale">The largest number that it was made of.</param>
    public bool Accepts(double actual, double expected, double scale)
    {
        if (double.IsNaN(expected)) return double.IsNaN(actual);
        if (Math.Abs(expected) > Largest) return actual == (expected > 0 ? double.PositiveInfinity : double.NegativeInfinity);
        return Math.Abs(actual - expected) <= Relative * Math.Abs(expected) + Roundings * Rounding * Math.Max(Math.Abs(expected), scale);
    }
}
