namespace Autodiff.Benchmarks.Contenders;

/// <summary>A program that is two methods: its objective, and its gradient into destinations that are reused.</summary>
/// <param name="name">What the tables call it.</param>
/// <param name="objective">Computes the value.</param>
/// <param name="gradient">Computes the value, and overwrites the gradient of all that is differentiated, one after the other.</param>
/// <param name="size">Numbers of the gradient.</param>
public sealed class MethodContender(string name, Func<double> objective, GradientInto gradient, int size) : IGradientContender
{
    private readonly double[] _gradient = new double[size];
    private double _value;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void ComputeObjective() => _value = objective();

    /// <inheritdoc/>
    public void ComputeGradient() => _value = gradient(_gradient);

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _gradient];
}
