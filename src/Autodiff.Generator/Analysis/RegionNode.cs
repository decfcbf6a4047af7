using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>A region in its place: IR regions are values and know neither owner nor position, which analyses and transforms need.</summary>
internal sealed class RegionNode(IrRegion region, OperationNode? owner)
{
    public IrRegion Region { get; } = region;

    /// <summary>The operation that owns the region; null for a function's body.</summary>
    public OperationNode? Owner { get; } = owner;

    public List<OperationNode> Operations { get; } = [];

    /// <summary>Whether this region is the other one or encloses it.</summary>
    public bool Encloses(RegionNode other)
    {
        for (RegionNode? node = other; node is not null; node = node.Owner?.Parent)
        {
            if (ReferenceEquals(node, this))
            {
                return true;
            }
        }

        return false;
    }
}
