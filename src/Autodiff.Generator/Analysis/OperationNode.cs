using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>An operation in its place.</summary>
internal sealed class OperationNode(IrOperation operation, RegionNode parent, int index, int order)
{
    public IrOperation Operation { get; } = operation;

    public RegionNode Parent { get; } = parent;

    /// <summary>Its index in the parent region.</summary>
    public int Index { get; } = index;

    /// <summary>Its preorder number in the function.</summary>
    public int Order { get; } = order;

    public List<RegionNode> Regions { get; } = [];

    /// <summary>The loops that enclose it, innermost first.</summary>
    public IEnumerable<OperationNode> EnclosingLoops()
    {
        for (var owner = Parent.Owner; owner is not null; owner = owner.Parent.Owner)
        {
            if (owner.Operation is LoopOperation)
            {
                yield return owner;
            }
        }
    }
}
