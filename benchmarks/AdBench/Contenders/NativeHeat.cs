namespace Autodiff.Benchmarks.Contenders;

/// <summary>The heat equation by hand in C++.</summary>
public sealed unsafe class NativeHeat(NativePeers native, double[] u0, double c, int steps) : IGradientContender
{
    private readonly double[] _u0Gradient = new double[u0.Length];
    private double _cGradient;
    private double _value;

    /// <inheritdoc/>
    public string Name => "C++";

    /// <inheritdoc/>
    public void ComputeObjective()
    {
        fixed (double* u = u0) _value = native.HeatObjective(u0.Length, u, c, steps);
    }

    /// <inheritdoc/>
    public void ComputeGradient()
    {
        fixed (double* u = u0, u0Gradient = _u0Gradient)
        {
            double cGradient;
            _value = native.HeatGradient(u0.Length, u, c, steps, u0Gradient, &cGradient);
            _cGradient = cGradient;
        }
    }

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _u0Gradient, _cGradient];
}
