namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>What is special about an input set.</summary>
internal sealed record CaseOptions
{
    /// <summary>Nothing.</summary>
    public static CaseOptions Ordinary { get; } = new();

    /// <summary>
    /// Finite differences do not apply: a kink, a dropped derivative, or a loop whose exit depends on the data.
    /// </summary>
    public static CaseOptions NotSmooth { get; } = new() { Smooth = false };

    /// <summary>A <c>float</c> is on the way, although none is in the signature.</summary>
    public static CaseOptions Narrowing { get; } = new() { Smooth = false, Tolerance = Harness.Tolerance.Single };

    /// <summary>Whether finite differences apply.</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>The tolerance against the oracle, where the usual one does not apply.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The gradient as known beforehand.</summary>
    public double[]? Gradient { get; init; }

    /// <summary>Not smooth, with the gradient that the stated policy gives.</summary>
    public static CaseOptions Expecting(params double[] gradient) => new() { Smooth = false, Gradient = gradient };
}
