namespace Autodiff.Benchmarks.Contenders;

/// <summary>Computes a value and overwrites its gradient.</summary>
/// <param name="gradient">The derivatives by all that is differentiated, one after the other.</param>
/// <returns>The value.</returns>
public delegate double GradientInto(Span<double> gradient);
