namespace Autodiff;

/// <summary>Thrown by <c>GradientCheck.Verify</c> for a derivative that did not pass; the message is the report.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>An exception whose message is the report of a check.</summary>
    /// <param name="result">The result of the check.</param>
    public GradientCheckException(GradientCheckResult result)
        : base(result?.ToString()) =>
        Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>What the check found.</summary>
    public GradientCheckResult Result { get; }
}
