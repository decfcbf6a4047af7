using Autodiff.Benchmarks.Handwritten;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The heat equation by hand in C#.</summary>
public sealed class HandwrittenHeat(double[] u0, double c, int steps) : IGradientContender
{
    private readonly double[] _u0Gradient = new double[u0.Length];
    private double _cGradient;
    private double _value;

    /// <inheritdoc/>
    public string Name => "C#";

    /// <inheritdoc/>
    public void ComputeObjective() => _value = Heat.Energy(u0, c, steps);

    /// <inheritdoc/>
    public void ComputeGradient() => _value = Heat.EnergyValueAndGradient(u0, c, steps, _u0Gradient, out _cGradient);

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _u0Gradient, _cGradient];
}
