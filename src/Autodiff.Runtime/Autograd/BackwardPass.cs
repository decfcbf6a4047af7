using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// One run of reverse mode over a graph: each node once, after all that use its result. Nothing recurses, so that graphs
/// may be as deep as memory allows.
/// </summary>
internal sealed partial class BackwardPass
{
    private static int s_lastNumber;

    [ThreadStatic]
    private static BackwardPass? t_idle;

    private Slot[] _nodes = new Slot[64];
    private Slot[] _ready = new Slot[16];
    private int _nodeCount;
    private int _readyCount;
    private bool _detectsAnomalies;
    private Dictionary<Node, List<int>>? _captures;

    // Leaves that another pass works on at this time: each with a node of this pass in its place.
    private Dictionary<Node, LeafNode>? _shared;
    private Tensor?[]? _captured;
    private Node? _current;

    /// <summary>Whether the cotangents are themselves recorded.</summary>
    public bool CreatesGraph { get; private set; }

    /// <summary>Whether leaves take their gradients, or only captured ones are wanted.</summary>
    public bool AccumulatesInLeaves => _captures == null;

    /// <summary>The number by which storages made in the pass are known.</summary>
    public int Number { get; private set; }

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
            if (!pass._captures.TryGetValue(node.Original, out var places))
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

    /// <summary>Whether the cotangent of a node of the graph is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Wants(Node node) => Own(node).IsNeeded;

    /// <summary>Adds to a node's cotangent.</summary>
    public void Send(Node target, Tensor cotangent)
    {
        target = Own(target);
        if (_detectsAnomalies)
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
        Dismiss(sum);
        Dismiss(cotangent);
    }

    /// <summary>Adds to the cotangents of a node's inputs; null ones are zero. One tensor may stand for several inputs.</summary>
    public void SendAll(Node node, ReadOnlySpan<Tensor?> cotangents)
    {
        // Held until all are sent: what is added into a sum is dismissed, and another place may share its buffer.
        foreach (var cotangent in cotangents)
        {
            if (cotangent != null)
                Hold(cotangent);
        }

        for (var i = 0; i < cotangents.Length; i++)
        {
            if (cotangents[i] is { } cotangent && node.Edge(i) is { } edge && Wants(edge))
                Send(edge, cotangent);
        }

        foreach (var cotangent in cotangents)
        {
            if (cotangent != null)
                Dismiss(cotangent);
        }
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
        do
            Number = Interlocked.Increment(ref s_lastNumber);
        while (Number == 0); // which is no pass
        _detectsAnomalies = thread.DetectsAnomalies;
        var isComplete = false;
        try
        {
            Collect(roots);
            thread.Pass = this;
            thread.IsRecording = createGraph;
            for (var i = 0; i < roots.Length; i++)
            {
                var node = roots[i].NodeOrLeaf;
                if (!Wants(node))
                    continue;
                Hold(cotangents[i]); // the caller's, so never private
                Send(node, cotangents[i]);
            }

            while (_readyCount > 0)
                Visit(_ready[--_readyCount].Node, retainGraph);
            isComplete = true;
        }
        catch (Exception error) when (_detectsAnomalies && _current != null && error is not AnomalyException)
        {
            throw Anomaly.Explain(_current!, error);
        }
        finally
        {
            thread.Pass = outerPass;
            thread.IsRecording = outerRecording;
            for (var i = 0; i < _nodeCount; i++)
            {
                var node = _nodes[i].Node;
                if (!isComplete)
                    node.ClearCotangents();
                node.IsNeeded = false;
                Volatile.Write(ref node.Pass, null);
            }

            Array.Clear(_nodes, 0, _nodeCount);
            Array.Clear(_ready);
            GiveBackIdle();
            _shared = null;
            _nodeCount = 0;
            _readyCount = 0;
            _current = null;
        }
    }

    private void Visit(Node node, bool retainGraph)
    {
        _current = node;
        if (node.Cotangent != null || node.HasCotangent)
        {
            if (node.Extras is { } extras)
                ShowCotangent(node, extras);
            if (_captures != null && _captures.TryGetValue(node.Original, out var places))
                Capture(node, places);
            node.Backward(this);
            if (node.Cotangent is { } cotangent)
            {
                node.Cotangent = null;
                Dismiss(cotangent);
            }
        }

        if (node.First is { } first)
            Release(Own(first));
        if (node.Second is { } second)
            Release(Own(second));
        if (node.Extras is { Edges.Length: > 0 } more)
        {
            foreach (var edge in more.Edges)
            {
                if (edge != null)
                    Release(Own(edge));
            }
        }

        if (!retainGraph)
            node.Free();
    }

    /// <summary>One less cotangent for which a node waits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Release(Node node)
    {
        if (--node.Pending == 0 && node.IsNeeded)
            MakeReady(node);
    }

    private void MakeReady(Node node)
    {
        if (_readyCount == _ready.Length)
            Array.Resize(ref _ready, 2 * _readyCount);
        _ready[_readyCount++].Node = node;
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

    /// <summary>A place for a node: an array of these is written without the checks of an array of a class that others derive from.</summary>
    private struct Slot
    {
        public Node Node;
    }
}
