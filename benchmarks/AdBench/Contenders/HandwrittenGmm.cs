using Autodiff.Benchmarks.Handwritten;
using Autodiff.Samples.AdBench.Data;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The GMM by hand in C#.</summary>
public sealed class HandwrittenGmm(GmmData data) : IGradientContender
{
    private readonly double[] _alphas = new double[data.Alphas.Length];
    private readonly double[] _means = new double[data.Means.Length];
    private readonly double[] _icf = new double[data.Icf.Length];
    private double _value;

    /// <inheritdoc/>
    public string Name => "C#";

    /// <inheritdoc/>
    public void ComputeObjective() => _value = Gmm.LogLikelihood(
        data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M);

    /// <inheritdoc/>
    public void ComputeGradient() => _value = Gmm.LogLikelihoodValueAndGradient(
        data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M, _alphas, _means, _icf);

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _alphas, .. _means, .. _icf];
}
