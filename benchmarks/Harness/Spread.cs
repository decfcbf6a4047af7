namespace Autodiff.Benchmarks;

/// <summary>How long a call took over the rounds.</summary>
/// <param name="MedianSeconds">Median of the rounds.</param>
/// <param name="MinimumSeconds">Minimum of the rounds.</param>
public readonly record struct Spread(double MedianSeconds, double MinimumSeconds);
