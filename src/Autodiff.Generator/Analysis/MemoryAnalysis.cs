using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>
/// Which storage each array or span may refer to, and which storage may be written after it was read. Storage is known by its root: the id
/// of the parameter or allocation it comes from. Parameters are distinct storage (checked at entry where it matters).
/// </summary>
internal sealed class MemoryAnalysis
{
    private static readonly HashSet<int> NoRoots = [];

    private readonly ProgramTree _tree;
    private readonly Dictionary<int, HashSet<int>> _roots = [];

    // What rows a jagged array's storage may hold, by the array's root.
    private readonly Dictionary<int, HashSet<int>> _rows = [];
    private readonly Dictionary<int, int> _unknownRows = [];
    private readonly List<(OperationNode Node, HashSet<int> Roots)> _writes = [];
    private readonly Dictionary<int, OperationNode> _allocations = [];
    private bool _changed;

    public MemoryAnalysis(IrFunction function, ProgramTree tree)
    {
        _tree = tree;
        foreach (var value in function.Body.Parameters)
        {
            if (value.Type.IsMemory)
            {
                AddRoot(value, value.Id);
                AddUnknownRows(value.Id, value.Type);
            }
        }

        do
        {
            _changed = false;
            foreach (var node in tree.Operations)
            {
                Propagate(node);
            }
        }
        while (_changed);

        foreach (var node in tree.Operations)
        {
            var written = WrittenBy(node.Operation);
            if (written.Count > 0)
            {
                _writes.Add((node, written));
            }
        }
    }

    /// <summary>The roots of the storage a memory value may refer to.</summary>
    public HashSet<int> RootsOf(IrValue value) => _roots.TryGetValue(value.Id, out var roots) ? roots : NoRoots;

    /// <summary>The roots of a memory value and, if it is jagged, of all its rows.</summary>
    public HashSet<int> RootsWithRows(IrValue value)
    {
        var roots = new HashSet<int>();
        AddWithRows(roots, RootsOf(value));
        return roots;
    }

    public bool MayShare(IrValue x, IrValue y) => RootsOf(x).Overlaps(RootsOf(y));

    /// <summary>The roots an operation may write, without its regions.</summary>
    public HashSet<int> WrittenBy(IrOperation operation)
    {
        switch (operation)
        {
            case StoreOperation o:
                return RootsOf(o.Array);
            case AccumulateOperation o:
                return RootsOf(o.Array);
            case CopyOperation o:
                return RootsOf(o.Destination);
            case FillOperation o:
                return RootsOf(o.Array);
            case CallOperation o:
                var written = new HashSet<int>();
                var next = 0;
                foreach (var parameter in o.Callee.Parameters)
                {
                    if (parameter.Mode is ParameterMode.Out)
                    {
                        continue;
                    }

                    foreach (var leaf in parameter.Leaves)
                    {
                        var argument = o.Arguments[next++];
                        if (leaf.IsMemory && parameter.IsWritten)
                        {
                            AddWithRows(written, RootsOf(argument));
                        }
                    }
                }

                // Shadows, tangents: whatever else is passed may be written.
                for (; next < o.Arguments.Count; next++)
                {
                    AddWithRows(written, RootsOf(o.Arguments[next]));
                }

                return written;
            case OpaqueOperation { Does: var does } o when (does & Effects.Writes) != 0:
                var reached = new HashSet<int>();
                foreach (var input in o.Inputs)
                {
                    AddWithRows(reached, RootsOf(input));
                }

                return reached;
            default:
                return NoRoots;
        }
    }

    /// <summary>Whether any operation writes storage that the value may refer to.</summary>
    public bool IsWritten(IrValue array) => _writes.Any(write => write.Roots.Overlaps(RootsOf(array)));

    /// <summary>Whether all storage the value may refer to is allocated inside the region.</summary>
    public bool AllocatedInside(IrValue array, RegionNode region) => RootsOf(array).All(root =>
        _allocations.TryGetValue(root, out var allocation) && region.Encloses(allocation.Parent));

    /// <summary>
    /// Whether storage that <paramref name="array"/> refers to at <paramref name="reader"/> may be written after it, in program order, in later iterations, or
    /// by the reader itself, up to the end of <paramref name="horizon"/> (the region after which the reverse sweep starts).
    /// </summary>
    public bool MayBeWrittenAfter(OperationNode reader, IrValue array, RegionNode horizon)
    {
        foreach (var root in RootsOf(array))
        {
            foreach (var (writer, roots) in _writes)
            {
                if (roots.Contains(root) && horizon.Encloses(writer.Parent) && Conflicts(reader, writer, root, horizon))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Conflicts(OperationNode reader, OperationNode writer, int root, RegionNode horizon)
    {
        if (writer.Order >= reader.Order)
        {
            return true;
        }

        var writerLoops = new HashSet<OperationNode>(writer.EnclosingLoops());
        var allocated = _allocations.TryGetValue(root, out var allocation) ? allocation : null;
        foreach (var loop in reader.EnclosingLoops())
        {
            if (!writerLoops.Contains(loop) || !horizon.Encloses(loop.Parent))
            {
                continue;
            }

            // A later iteration writes storage of its own, if it allocates it itself and none is carried over.
            var isFresh = allocated is not null && loop.Regions.Any(region => region.Encloses(allocated.Parent))
                && !((LoopOperation)loop.Operation).Parameters.Any(parameter => RootsOf(parameter).Contains(root));
            if (!isFresh)
            {
                return true;
            }
        }

        return false;
    }

    // Rows that come with a jagged array from outside are storage of their own, one root for each level.
    private void AddUnknownRows(int root, IrType type)
    {
        if (type.Element is not { IsMemory: true } row)
        {
            return;
        }

        if (!_unknownRows.TryGetValue(root, out var rowRoot))
        {
            _unknownRows[root] = rowRoot = -2 - _unknownRows.Count;
            RowsOf(root).Add(rowRoot);
            _changed = true;
        }

        AddUnknownRows(rowRoot, row);
    }

    private HashSet<int> RowsOf(int root)
    {
        if (!_rows.TryGetValue(root, out var rows))
        {
            _rows[root] = rows = [];
        }

        return rows;
    }

    private void AddWithRows(HashSet<int> target, HashSet<int> roots)
    {
        foreach (var root in roots)
        {
            if (target.Add(root) && _rows.TryGetValue(root, out var rows))
            {
                AddWithRows(target, rows);
            }
        }
    }

    private void AddRoot(IrValue value, int root) => Add(value, [root]);

    private void Add(IrValue value, IEnumerable<int> roots)
    {
        if (!_roots.TryGetValue(value.Id, out var known))
        {
            _roots[value.Id] = known = [];
        }

        foreach (var root in roots)
        {
            _changed |= known.Add(root);
        }
    }

    private void Flow(IrValue from, IrValue to)
    {
        if (to.Type.IsMemory)
        {
            Add(to, RootsOf(from).ToArray());
        }
    }

    private void FlowRows(IEnumerable<int> from, IEnumerable<int> to)
    {
        foreach (var target in to)
        {
            var rows = RowsOf(target);
            foreach (var row in from)
            {
                _changed |= rows.Add(row);
            }
        }
    }

    private void Allocate(OperationNode node, IrValue result)
    {
        AddRoot(result, result.Id);
        _allocations[result.Id] = node;
    }

    private void Propagate(OperationNode node)
    {
        switch (node.Operation)
        {
            case NewArrayOperation o:
                Allocate(node, o.Result);
                break;
            case CloneOperation o:
                Allocate(node, o.Result);
                if (o.Result.Type.Element!.IsMemory)
                {
                    FlowRows(RootsOf(o.Source).SelectMany(RowsOf).ToArray(), [o.Result.Id]);
                }

                break;
            case CopyOperation o when o.Source.Type.Element!.IsMemory:
                FlowRows(RootsOf(o.Source).SelectMany(RowsOf).ToArray(), RootsOf(o.Destination).ToArray());
                break;
            case LoadOperation o when o.Result.Type.IsMemory:
                Add(o.Result, RootsOf(o.Array).SelectMany(RowsOf).ToArray());
                break;
            case StoreOperation o when o.Value.Type.IsMemory:
                FlowRows(RootsOf(o.Value).ToArray(), RootsOf(o.Array).ToArray());
                break;
            case ViewOperation o:
                Flow(o.Source, o.Result);
                break;
            case IfOperation o:
                for (var i = 0; i < o.Values.Count; i++)
                {
                    if (!o.Then.Throws)
                    {
                        Flow(o.Then.Yields[i], o.Values[i]);
                    }

                    if (!o.Else.Throws)
                    {
                        Flow(o.Else.Yields[i], o.Values[i]);
                    }
                }

                break;
            case LoopOperation o:
                for (var i = 0; i < o.SlotCount; i++)
                {
                    Flow(o.Inits[i], o.Parameters[i]);
                    if (!o.Body.Throws)
                    {
                        Flow(o.Body.Yields[i], o.Step.Parameters[i]);
                        Flow(o.Step.Yields[i], o.Parameters[i]);
                        if (o.HasExit)
                        {
                            Flow(o.Body.Yields[i], o.Values[i]);
                        }
                    }

                    Flow(o.Parameters[i], o.Values[i]);
                }

                break;
            case CallOperation or OpaqueOperation:
                foreach (var result in node.Operation.Results)
                {
                    if (result.Type.IsMemory)
                    {
                        Allocate(node, result);
                        AddUnknownRows(result.Id, result.Type);
                    }
                }

                break;
        }
    }
}
