namespace Autodiff.Benchmarks.Contenders;

/// <summary>One way to compute a problem's objective and its gradient or Jacobian.</summary>
public interface IGradientContender
{
    /// <summary>What the tables call it.</summary>
    string Name { get; }

    /// <summary>Computes the objective only.</summary>
    void ComputeObjective();

    /// <summary>Computes the objective and the gradient or Jacobian.</summary>
    void ComputeGradient();

    /// <summary>All numbers that <see cref="ComputeGradient"/> last computed, in an order common to the contenders of a problem.</summary>
    double[] Results();
}
