using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The sample: the user's primal methods, and the derivatives that are generated from them.</summary>
public sealed class SampleContender(IProblem problem) : IGradientContender
{
    /// <inheritdoc/>
    public string Name => "generated";

    /// <inheritdoc/>
    public void ComputeObjective() => problem.ComputeObjective();

    /// <inheritdoc/>
    public void ComputeGradient() => problem.ComputeGradient();

    /// <inheritdoc/>
    public double[] Results() => problem.Results();
}
