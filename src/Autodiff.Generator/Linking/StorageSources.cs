using Autodiff.Generator.IR;

namespace Autodiff.Generator.Linking;

/// <summary>Link: from which other values the storage behind each array or span value may come; order is ignored.</summary>
internal sealed class StorageSources
{
    private readonly Dictionary<int, HashSet<int>> _sources = [];
    private readonly Dictionary<int, int> _parameterOf = [];

    public static StorageSources Of(IrFunction function)
    {
        var sources = new StorageSources();
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            foreach (var value in function.Parameters[i].Values)
            {
                sources._parameterOf[value.Id] = i;
            }
        }

        foreach (var operation in function.Body.AllOperations())
        {
            sources.Visit(operation);
        }

        return sources;
    }

    /// <summary>The ordinals of the parameters whose storage the value may refer to.</summary>
    public HashSet<int> ParametersBehind(IrValue value)
    {
        var parameters = new HashSet<int>();
        var reached = new HashSet<int>();
        var pending = new Stack<int>();
        pending.Push(value.Id);
        while (pending.Count > 0)
        {
            var id = pending.Pop();
            if (!reached.Add(id))
            {
                continue;
            }

            if (_parameterOf.TryGetValue(id, out var parameter))
            {
                parameters.Add(parameter);
            }

            if (_sources.TryGetValue(id, out var next))
            {
                foreach (var source in next)
                {
                    pending.Push(source);
                }
            }
        }

        return parameters;
    }

    private void Visit(IrOperation operation)
    {
        switch (operation)
        {
            case ViewOperation view:
                Link(view.Result, view.Source);
                break;
            case LoadOperation load when load.Result.Type.IsMemory:
                Link(load.Result, load.Array);
                break;
            case StoreOperation store when store.Value.Type.IsMemory:
                Link(store.Array, store.Value);
                break;
            case CloneOperation clone when clone.Result.Type.Element is { IsMemory: true }:
                Link(clone.Result, clone.Source);
                break;
            case CopyOperation copy when copy.Destination.Type.Element is { IsMemory: true }:
                Link(copy.Destination, copy.Source);
                break;
            case FillOperation { Value: { } row } fill when row.Type.IsMemory:
                Link(fill.Array, row);
                break;
            case IfOperation branch:
                Link(branch.Values, branch.Then);
                Link(branch.Values, branch.Else);
                break;
            case LoopOperation loop:
                for (var i = 0; i < loop.SlotCount; i++)
                {
                    Link(loop.Parameters[i], loop.Inits[i]);
                    Link(loop.Values[i], loop.Parameters[i]);
                }

                Link(loop.Values, loop.Body);
                Link(loop.Step.Parameters, loop.Body);
                Link(loop.Parameters, loop.Step);
                break;
            case CallOperation { Callee.MayReturnArgument: false }:
                break;
            case CallOperation or OpaqueOperation:
                // What it returns may be, or hold, what it was given.
                foreach (var result in operation.Results)
                {
                    foreach (var operand in operation.Operands)
                    {
                        Link(result, operand);
                    }
                }

                break;
        }
    }

    private void Link(IEnumerable<IrValue> targets, IrRegion region)
    {
        foreach (var (target, source) in targets.Zip(region.Yields, static (target, source) => (target, source)))
        {
            Link(target, source);
        }
    }

    private void Link(IrValue target, IrValue source)
    {
        if (!HoldsStorage(target.Type) || !HoldsStorage(source.Type))
        {
            return;
        }

        if (!_sources.TryGetValue(target.Id, out var sources))
        {
            _sources.Add(target.Id, sources = []);
        }

        sources.Add(source.Id);
    }

    private static bool HoldsStorage(IrType type) => type.IsMemory || type is OpaqueType;
}
