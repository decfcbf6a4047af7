namespace Autodiff.Samples.AdBench.Problems;

/// <summary>The independent calculation that results are compared with.</summary>
public enum CheckedAgainst
{
    /// <summary>Results of another program, which agree to rounding.</summary>
    Reference,

    /// <summary>Finite differences of the objective, which have an error of their own.</summary>
    Differences,
}
