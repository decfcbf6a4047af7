namespace Autodiff.Internal;

/// <summary>A hook as registered: the same function may be registered several times.</summary>
internal sealed class GradientHook(Func<Tensor, Tensor?> function)
{
    /// <summary>Takes the cotangent; gives its replacement, or null to leave it.</summary>
    public Func<Tensor, Tensor?> Function { get; } = function;
}
