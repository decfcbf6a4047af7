namespace Autodiff.Benchmarks;

/// <summary>The time of one computation by one contender.</summary>
/// <param name="Problem">The workload.</param>
/// <param name="Computation">What was computed and by whom: a column of the table.</param>
/// <param name="MedianSeconds">Median of the rounds.</param>
/// <param name="MinimumSeconds">Minimum of the rounds.</param>
public sealed record Timing(string Problem, string Computation, double MedianSeconds, double MinimumSeconds);
