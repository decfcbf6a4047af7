namespace Autodiff.Internal;

/// <summary>Where a backward pass ends: adds the cotangent to the gradient of a leaf.</summary>
internal sealed class LeafNode(Tensor leaf) : Node
{
    /// <inheritdoc/>
    public override string Name => "AccumulateGrad";

    /// <inheritdoc/>
    internal override int EdgeCount => 0;

    /// <inheritdoc/>
    internal override void Backward(BackwardPass pass)
    {
        if (pass.AccumulatesInLeaves)
            leaf.AccumulateGrad(Cotangent!, pass);
    }
}
