namespace Autodiff.Internal;

/// <summary>What few nodes have: more than two inputs or saved tensors, hooks, captures, a call site.</summary>
internal sealed class NodeExtras
{
    /// <summary>The nodes of the inputs from the third on.</summary>
    public Node?[] Edges = [];

    /// <summary>Saved tensors from the third on, each with its version when it was saved.</summary>
    public List<(Tensor Tensor, int Version)> Saved = [];

    /// <summary>Called with the cotangent of the node's result before the node uses it; a result replaces it.</summary>
    public List<GradientHook>? Hooks;

    /// <summary>The result whose gradient is kept by <c>RetainGrad</c>.</summary>
    public Tensor? Retained;

    /// <summary>Where the operation was called, in anomaly mode.</summary>
    public string? CallSite;

    /// <summary>The call site as a sentence, or nothing.</summary>
    public string WhereMade() => CallSite == null ? "" : $"{Environment.NewLine}The operation was called here:{Environment.NewLine}{CallSite}";
}
