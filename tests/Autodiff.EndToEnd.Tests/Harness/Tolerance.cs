namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>How close two numbers must be.</summary>
internal static class Tolerance
{
    /// <summary>Between two exact methods in <c>double</c>.</summary>
    public const double Exact = 1e-11;

    /// <summary>Where a <c>float</c> is on the way.</summary>
    public const double Single = 1e-4;

    /// <summary>Against finite differences in <c>double</c>.</summary>
    public const double Differences = 1e-6;

    /// <summary>Against finite differences of a function in <c>float</c>.</summary>
    public const double SingleDifferences = 2e-2;

    /// <summary>Equality up to a relative error, or an absolute one below 1; infinities and NaN equal themselves.</summary>
    public static bool Close(double expected, double actual, double tolerance)
        => expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    /// <summary>Whether two vectors agree, element by element.</summary>
    public static bool Close(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
        => expected.Count == actual.Count && expected.Zip(actual).All(p => Close(p.First, p.Second, tolerance));
}
