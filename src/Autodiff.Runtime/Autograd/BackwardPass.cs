using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// One run of reverse mode over a graph: each node once, after all that use its result. Nothing recurses, so that graphs
/// may be as deep as memory allows.
/// </summary>
internal sealed class BackwardPass
{
    private static long s_lastNumber;

    [ThreadStatic]
    private static BackwardPass? t_idle;

    private readonly List<Node> _nodes = [];
    private readonly Stack<Node> _ready = new();
    private Dictionary<Node, List<int>>? _captures;
    private Tensor?[]? _captured;
    private Node? _current;

    /// <summary>Whether the cotangents are themselves recorded.</summary>
    public bool CreatesGraph { get; private set; }

    /// <summary>Whether leaves take their gradients, or only captured ones are wanted.</summary>
    public bool AccumulatesInLeaves => _captures == null;

    /// <summary>The number by which storages made in the pass are known.</summary>
    public long Number { get; private set; }

    /// <summary>Accumulates gradients in all leaves.</summary>
    public static void RunToLeaves(ReadOnlySpan<Tensor> roots, ReadOnlySpan<Tensor> cotangents, bool retainGraph, bool createGraph)
    {
        var pass = Take();
        pass.Run(roots, cotangents, retainGraph, createGraph);
        t_idle = pass;
    }

    /// <summary>The gradients with respect to tensors of the graph; null for one that was not reached.</summary>
    public static Tensor?[] RunToInputs(
        ReadOnlySpan<Tensor> roots, ReadOnlySpan<Tensor> cotangents, ReadOnlySpan<Tensor> inputs, bool retainGraph, bool createGraph)
    {
        var pass = Take();
        pass._captures = [];
        for (var i = 0; i < inputs.Length; i++)
        {
            var node = inputs[i].NodeOrLeaf;
            if (!pass._captures.TryGetValue(node, out var places))
                pass._captures.Add(node, places = []);
            places.Add(i);
        }

        var captured = pass._captured = new Tensor?[inputs.Length];
        pass.Run(roots, cotangents, retainGraph, createGraph);
        pass._captures = null;
        pass._captured = null;
        t_idle = pass;
        return captured;
    }

    /// <summary>Notes that one more place holds a cotangent, so that its buffer is not reused after the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hold(Tensor cotangent) => cotangent.Storage.Holders++;

    /// <summary>Adds to a node's cotangent.</summary>
    public void Send(Node target, Tensor cotangent)
    {
        if (TensorThread.Current.DetectsAnomalies)
            Anomaly.CheckCotangent(_current!, cotangent);
        cotangent.Storage.Holders++;
        var sum = target.Cotangent;
        if (sum == null)
        {
            target.Cotangent = cotangent;
            return;
        }

        if (IsPrivate(sum) && cotangent.Tracking == Tracking.None)
        {
            sum.AddInPlace(cotangent);
            Dismiss(cotangent);
            return;
        }

        var total = sum.Plus(cotangent);
        total.Storage.Holders++;
        target.Cotangent = total;
    }

    /// <summary>Whether only one place of this pass knows the whole buffer of a cotangent.</summary>
    public bool IsPrivate(Tensor cotangent)
    {
        var storage = cotangent.Storage;
        return storage.Pass == Number && storage.Holders == 1 && !CreatesGraph && cotangent.Tracking == Tracking.None && cotangent.CoversStorage;
    }

    private static BackwardPass Take()
    {
        var pass = t_idle ?? new BackwardPass();
        t_idle = null;
        return pass;
    }

    private void Run(ReadOnlySpan<Tensor> roots, ReadOnlySpan<Tensor> cotangents, bool retainGraph, bool createGraph)
    {
        var thread = TensorThread.Current;
        var (outerPass, outerRecording) = (thread.Pass, thread.IsRecording);
        CreatesGraph = createGraph;
        Number = Interlocked.Increment(ref s_lastNumber);
        try
        {
            Collect(roots);
            thread.Pass = Number;
            thread.IsRecording = createGraph;
            for (var i = 0; i < roots.Length; i++)
            {
                var node = roots[i].NodeOrLeaf;
                if (!node.IsNeeded)
                    continue;
                Hold(cotangents[i]); // the caller's, so never private
                Send(node, cotangents[i]);
            }

            while (_ready.TryPop(out var node))
                Visit(node, retainGraph);
        }
        catch (Exception error) when (thread.DetectsAnomalies && _current is { } node && error is not AnomalyException)
        {
            throw Anomaly.Explain(node, error);
        }
        finally
        {
            thread.Pass = outerPass;
            thread.IsRecording = outerRecording;
            foreach (var node in _nodes)
            {
                node.ClearCotangents();
                node.IsNeeded = false;
                Volatile.Write(ref node.Pass, null);
            }

            _nodes.Clear();
            _ready.Clear();
            _current = null;
        }
    }

    /// <summary>Finds the nodes of the graph and how many cotangents each waits for.</summary>
    private void Collect(ReadOnlySpan<Tensor> roots)
    {
        foreach (var root in roots)
            Claim(root.NodeOrLeaf);
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[i];
            var count = node.EdgeCount;
            if (count == 0)
                continue;
            if (node.First is { } first)
                Claim(first);
            if (node.Second is { } second)
                Claim(second);
            for (var e = 2; e < count; e++)
            {
                if (node.Edge(e) is { } edge)
                    Claim(edge);
            }
        }

        if (_captures != null)
            MarkNeeded();

        foreach (var node in _nodes)
        {
            if (!node.IsNeeded)
                continue;
            node.VerifySaved();
            var count = node.EdgeCount;
            for (var e = 0; e < count; e++)
            {
                if (node.Edge(e) is { IsNeeded: true } edge)
                    edge.Pending++;
            }
        }

        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            if (_nodes[i] is { IsNeeded: true, Pending: 0 } node)
                _ready.Push(node);
        }
    }

    private void Claim(Node node)
    {
        var owner = Interlocked.CompareExchange(ref node.Pass, this, null);
        if (owner == this)
            return;
        if (owner != null)
        {
            throw new InvalidOperationException(
                $"Two backward passes run through {node.Name} at the same time. Graphs that share operations must go backward one after the other; only leaves may be shared between threads.");
        }

        node.Pending = 0;
        node.IsNeeded = _captures == null;
        _nodes.Add(node);
    }

    /// <summary>Marks the nodes from which a captured one can be reached, inputs before what uses them.</summary>
    private void MarkNeeded()
    {
        // Pending serves as the next edge to look at while the depth-first search is under way, and is 0 again after it.
        var path = new Stack<Node>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var root in _nodes)
        {
            if (!seen.Add(root))
                continue;
            path.Push(root);
            while (path.TryPeek(out var node))
            {
                if (node.Pending < node.EdgeCount)
                {
                    if (node.Edge(node.Pending++) is { } edge && seen.Add(edge))
                        path.Push(edge);
                    continue;
                }

                path.Pop();
                var needed = _captures!.ContainsKey(node);
                for (var e = 0; e < node.EdgeCount && !needed; e++)
                    needed = node.Edge(e) is { IsNeeded: true };
                node.IsNeeded = needed;
                node.Pending = 0;
            }
        }
    }

    private void Visit(Node node, bool retainGraph)
    {
        _current = node;
        if (node.HasCotangent)
        {
            if (node.Extras is { } extras)
                ShowCotangent(node, extras);
            if (_captures != null && _captures.TryGetValue(node, out var places))
                Capture(node, places);
            node.Backward(this);
            if (node.Cotangent is { } cotangent)
            {
                node.Cotangent = null;
                Dismiss(cotangent);
            }
        }

        var count = node.EdgeCount;
        for (var e = 0; e < count; e++)
        {
            if (node.Edge(e) is { IsNeeded: true } edge && --edge.Pending == 0)
                _ready.Push(edge);
        }

        if (!retainGraph)
            node.Free();
    }

    private void ShowCotangent(Node node, NodeExtras extras)
    {
        if (extras.Hooks is { } hooks)
        {
            foreach (var hook in hooks.ToArray())
            {
                var cotangent = node.Cotangent!;
                Hold(cotangent);
                if (hook.Function(cotangent) is not { } replacement)
                    continue;
                if (!replacement.Layout.HasShapeOf(cotangent.Layout) || replacement.GetType() != cotangent.GetType())
                    throw new InvalidOperationException($"A hook on the result of {node.Name} replaced a gradient of shape {cotangent.Layout} by {replacement.Layout}; shapes and element types must be the same.");
                Hold(replacement);
                Hold(replacement);
                node.Cotangent = replacement;
            }
        }

        if (extras.Retained is { } tensor)
        {
            Hold(node.Cotangent!);
            tensor.AccumulateGrad(node.Cotangent!, this);
        }
    }

    private void Capture(Node node, List<int> places)
    {
        foreach (var place in places)
        {
            Hold(node.Cotangent!);
            _captured![place] = node.Cotangent!;
        }
    }

    /// <summary>A place has done with a cotangent: the buffer that only it knew serves again.</summary>
    private void Dismiss(Tensor cotangent)
    {
        if (IsPrivate(cotangent))
            cotangent.Storage.Release();
    }
}
