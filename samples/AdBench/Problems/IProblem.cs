namespace Autodiff.Samples.AdBench.Problems;

/// <summary>An objective, its derivatives, and an independent calculation to hold them against.</summary>
public interface IProblem
{
    /// <summary>GMM or BA.</summary>
    string Name { get; }

    /// <summary>The sizes, as ADBench names its files.</summary>
    string Size { get; }

    /// <summary>Computes the objective.</summary>
    void ComputeObjective();

    /// <summary>Computes the gradient or the Jacobian.</summary>
    void ComputeGradient();

    /// <summary>All numbers last computed: the objective or the residuals, then the gradient or the entries of the Jacobian.</summary>
    double[] Results();

    /// <summary>
    /// Computes both and returns the largest relative error against an independent calculation: the reference where there
    /// is one, finite differences along random directions otherwise.
    /// </summary>
    (double Error, CheckedAgainst Against) Check();
}
