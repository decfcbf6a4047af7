namespace Autodiff.Internal;

/// <summary>Where a backward pass ends: adds the cotangent to the gradient of a leaf.</summary>
internal sealed class LeafNode(Tensor leaf, LeafNode? original = null) : Node
{
    /// <inheritdoc/>
    public override string Name => "AccumulateGrad";

    /// <inheritdoc/>
    internal override Node Original => original ?? this;

    /// <inheritdoc/>
    internal override int EdgeCount => 0;

    /// <summary>A node in the place of this one, for a pass that runs while another works on the leaf.</summary>
    public LeafNode ForOtherPass(BackwardPass pass) => new(leaf, this) { Extras = Extras, Pass = pass };

    /// <inheritdoc/>
    internal override void Backward(BackwardPass pass)
    {
        if (pass.AccumulatesInLeaves)
            leaf.AccumulateGrad(Cotangent!, pass);
    }
}
