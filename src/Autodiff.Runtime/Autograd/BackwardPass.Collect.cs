using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>How the pass finds its nodes and makes them its own.</content>
internal sealed partial class BackwardPass
{
    /// <summary>Finds the nodes of the graph, checks what they saved and counts the cotangents for which each waits.</summary>
    private void Collect(ReadOnlySpan<Tensor> roots)
    {
        foreach (var root in roots)
            Claim(root.NodeOrLeaf);
        for (var i = 0; i < _nodeCount; i++)
        {
            var node = _nodes[i].Node;
            if (node.First is { } first)
                Claim(first);
            if (node.Second is { } second)
                Claim(second);
            if (node.Extras is not { } extras)
                continue;
            foreach (var edge in extras.Edges)
            {
                if (edge != null)
                    Claim(edge);
            }
        }

        if (_captures != null)
            MarkNeeded();

        for (var i = 0; i < _nodeCount; i++)
        {
            var node = _nodes[i].Node;
            if (!node.IsNeeded)
                continue;
            node.VerifySaved();
            if (node.First is { } first)
                Own(first).Pending++;
            if (node.Second is { } second)
                Own(second).Pending++;
            if (node.Extras is not { } extras)
                continue;
            foreach (var edge in extras.Edges)
            {
                if (edge != null)
                    Own(edge).Pending++;
            }
        }

        // Only a root can wait for nothing.
        for (var i = Math.Min(roots.Length, _nodeCount) - 1; i >= 0; i--)
        {
            if (_nodes[i].Node is { IsNeeded: true, Pending: 0 } node)
                MakeReady(node);
        }
    }

    /// <summary>A node, or what stands in its place in this pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Node Own(Node node) => ReferenceEquals(node.Pass, this) ? node : _shared![node];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Claim(Node node)
    {
        if (!ReferenceEquals(node.Pass, this))
            ClaimNew(node);
    }

    private void ClaimNew(Node node)
    {
        if (_shared?.ContainsKey(node) == true)
            return;
        if (Interlocked.CompareExchange(ref node.Pass, this, null) != null)
        {
            if (node is not LeafNode leaf)
            {
                throw new InvalidOperationException(
                    $"Two backward passes run through {node.Name} at the same time. Graphs that share operations must go backward one after the other; only leaves may be shared between threads.");
            }

            var own = leaf.ForOtherPass(this);
            (_shared ??= new Dictionary<Node, LeafNode>(ReferenceEqualityComparer.Instance)).Add(node, own);
            node = own;
        }

        node.Pending = 0;
        node.IsNeeded = _captures == null;
        if (_nodeCount == _nodes.Length)
            Array.Resize(ref _nodes, 2 * _nodeCount);
        _nodes[_nodeCount++].Node = node;
    }

    /// <summary>Marks the nodes from which a captured one can be reached, inputs before what uses them.</summary>
    private void MarkNeeded()
    {
        // Pending serves as the next edge to look at while the depth-first search is under way, and is 0 again after it.
        var path = new Stack<Node>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _nodeCount; i++)
        {
            if (!seen.Add(_nodes[i].Node))
                continue;
            path.Push(_nodes[i].Node);
            while (path.TryPeek(out var node))
            {
                if (node.Pending < node.EdgeCount)
                {
                    if (node.Edge(node.Pending++) is { } edge && seen.Add(Own(edge)))
                        path.Push(Own(edge));
                    continue;
                }

                path.Pop();
                var needed = _captures!.ContainsKey(node.Original);
                for (var e = 0; e < node.EdgeCount && !needed; e++)
                    needed = node.Edge(e) is { } edge && Wants(edge);
                node.IsNeeded = needed;
                node.Pending = 0;
            }
        }
    }
}
