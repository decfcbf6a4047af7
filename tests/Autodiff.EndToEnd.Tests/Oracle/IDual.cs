namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>What the harness reads of a dual number of either precision.</summary>
public interface IDual
{
    /// <summary>The number, as <c>double</c> or <c>float</c>.</summary>
    object Value { get; }

    /// <summary>The derivative of the number.</summary>
    double Tangent { get; }
}
