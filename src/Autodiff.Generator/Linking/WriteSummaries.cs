using System.Collections.Immutable;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>Link: which array and span parameters a method writes, seen in the IR; over cycles of calls by fixed point.</summary>
internal sealed class WriteSummaries(Func<string, LoweredMethod?> find)
{
    private readonly Dictionary<string, ImmutableHashSet<int>> _solved = [];

    /// <summary>The ordinals of the parameters whose storage the method may write.</summary>
    public ImmutableHashSet<int> WrittenBy(string id)
    {
        if (_solved.TryGetValue(id, out var known))
        {
            return known;
        }

        var current = new Dictionary<string, ImmutableHashSet<int>>(StringComparer.Ordinal);
        Collect(id, current);
        bool changed;
        do
        {
            changed = false;
            foreach (var member in current.Keys.ToList())
            {
                var now = Scan(find(member)!, callee => _solved.TryGetValue(callee, out var solved) ? solved : current[callee]);
                changed |= now.Count != current[member].Count;
                current[member] = now;
            }
        }
        while (changed);

        foreach (var pair in current)
        {
            _solved[pair.Key] = pair.Value;
        }

        return _solved[id];
    }

    private void Collect(string id, Dictionary<string, ImmutableHashSet<int>> current)
    {
        if (_solved.ContainsKey(id) || current.ContainsKey(id))
        {
            return;
        }

        if (find(id)?.Function is not { } function)
        {
            // Nothing is known of it, and its callers have a problem anyway.
            _solved[id] = [];
            return;
        }

        current.Add(id, []);
        foreach (var call in CallGraph.CallsIn(function))
        {
            if (!call.Callee.IsInOtherAssembly)
            {
                Collect(call.Callee.Id, current);
            }
        }
    }

    private static ImmutableHashSet<int> Scan(LoweredMethod method, Func<string, ImmutableHashSet<int>> writtenBy)
    {
        var function = method.Function!;
        var sources = StorageSources.Of(function);
        var written = new HashSet<int>();
        foreach (var operation in function.Body.AllOperations())
        {
            foreach (var value in WrittenValues(operation, writtenBy))
            {
                written.UnionWith(sources.ParametersBehind(value));
            }
        }

        return [.. written];
    }

    private static IEnumerable<IrValue> WrittenValues(IrOperation operation, Func<string, ImmutableHashSet<int>> writtenBy)
    {
        switch (operation)
        {
            case StoreOperation store:
                return [store.Array];
            case AccumulateOperation accumulate:
                return [accumulate.Array];
            case CopyOperation copy:
                return [copy.Destination];
            case FillOperation fill:
                return [fill.Array];
            case OpaqueOperation opaque when (opaque.Does & Effects.Writes) != 0:
                return opaque.Inputs;
            case CallOperation call:
                return WrittenArguments(call, call.Callee.IsInOtherAssembly ? null : writtenBy(call.Callee.Id));
            default:
                return [];
        }
    }

    private static IEnumerable<IrValue> WrittenArguments(CallOperation call, ImmutableHashSet<int>? written)
    {
        var next = 0;
        for (var i = 0; i < call.Callee.Parameters.Count; i++)
        {
            var parameter = call.Callee.Parameters[i];
            var leaves = parameter.Mode == ParameterMode.Out ? 0 : parameter.Leaves.Count;
            for (var leaf = 0; leaf < leaves; leaf++, next++)
            {
                if (parameter.Leaves[leaf].IsMemory && (written?.Contains(i) ?? parameter.IsWritten))
                {
                    yield return call.Arguments[next];
                }
            }
        }
    }
}
