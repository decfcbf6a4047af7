namespace Autodiff.Internal;

/// <summary>What a tensor of the tape has beyond its node: mostly leaves, views and duals need it.</summary>
internal sealed class AutogradState
{
    /// <summary>The accumulated gradient.</summary>
    public Tensor? Grad;

    /// <summary>Of a leaf: where its gradient arrives.</summary>
    public LeafNode? Leaf;

    /// <summary>The tangent of forward mode.</summary>
    public Tensor? Tangent;

    /// <summary>Whether the gradient of a result, not a leaf, is kept.</summary>
    public bool RetainsGrad;
}
