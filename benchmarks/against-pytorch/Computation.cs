namespace Autodiff.Benchmarks.AgainstPyTorch;

/// <summary>A work from its first step on.</summary>
/// <param name="Step">What is timed.</param>
/// <param name="Results">What the work computes, lists of numbers by name, the same as those of peer.py; to be called before the first step.</param>
internal sealed record Computation(Action Step, Func<Dictionary<string, double[]>> Results);
