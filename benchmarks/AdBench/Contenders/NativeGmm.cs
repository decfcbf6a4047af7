using Autodiff.Samples.AdBench.Data;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The GMM by hand in C++.</summary>
public sealed unsafe class NativeGmm(NativePeers native, GmmData data) : IGradientContender
{
    private readonly double[] _alphas = new double[data.Alphas.Length];
    private readonly double[] _means = new double[data.Means.Length];
    private readonly double[] _icf = new double[data.Icf.Length];
    private double _value;

    /// <inheritdoc/>
    public string Name => "C++";

    /// <inheritdoc/>
    public void ComputeObjective()
    {
        fixed (double* alphas = data.Alphas, means = data.Means, icf = data.Icf, x = data.X)
        {
            _value = native.GmmObjective(data.D, data.K, data.N, alphas, means, icf, x, data.Gamma, data.M);
        }
    }

    /// <inheritdoc/>
    public void ComputeGradient()
    {
        fixed (double* alphas = data.Alphas, means = data.Means, icf = data.Icf, x = data.X)
        fixed (double* alphasGradient = _alphas, meansGradient = _means, icfGradient = _icf)
        {
            _value = native.GmmGradient(
                data.D, data.K, data.N, alphas, means, icf, x, data.Gamma, data.M, alphasGradient, meansGradient, icfGradient);
        }
    }

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _alphas, .. _means, .. _icf];
}
