namespace Autodiff.Internal;

/// <summary>What the type a function computes in implies for steps and tolerances.</summary>
/// <param name="IsSingle">Whether it is <see cref="float"/>.</param>
/// <param name="RelativeTolerance">The default relative tolerance.</param>
/// <param name="AbsoluteTolerance">The default absolute tolerance.</param>
/// <param name="IdentityTolerance">How far two dot products may differ, in units of the sum of their terms' magnitudes.</param>
/// <param name="Noise">
/// What rounding can add to a numeric derivative, in units of the function's magnitude over the argument's.
/// </param>
/// <param name="Settled">The error at which an estimate is good enough not to look for a better one.</param>
internal sealed record CheckPrecision(
    bool IsSingle,
    double RelativeTolerance,
    double AbsoluteTolerance,
    double IdentityTolerance,
    double Noise,
    double Settled)
{
    public static CheckPrecision Double { get; } = new(false, 1e-6, 1e-8, 1e-11, 1e-8, 1e-9);

    public static CheckPrecision Single { get; } = new(true, 1e-2, 1e-3, 1e-4, 1e-4, 1e-4);

    public double Round(double value) => IsSingle ? (float)value : value;
}
