using Autodiff.Generator.Analysis;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Reductions over independent iterations: where a loop only adds to accumulators whose cotangents are known before it, each iteration is reversed right
/// after it ran, so that nothing of it has to be kept.
/// </summary>
internal sealed partial class PullbackBuilder
{
    private bool TryFuse(ReverseScope scope, OperationNode node, LoopOperation loop, IrValue?[] seeds)
    {
        if (_isSplit || !_live.Contains(scope.Node) || loop.HasExit || loop.TestsAtEnd)
        {
            return false;
        }

        var active = Enumerable.Range(0, loop.SlotCount).Where(i => _activity.IsActive(loop.Parameters[i]) || _activity.IsActive(loop.Values[i])).ToArray();
        if (active.Length == 0 || !active.All(i => IsAccumulator(loop, i)) || !KeepsMemoryPrivate(node))
        {
            return false;
        }

        var hoisted = new IrBuilder(_context);
        var carried = new Dictionary<int, IrValue>();
        foreach (var i in active)
        {
            if (seeds[i] is not { } seed)
            {
                continue;
            }

            if (!CanHoist(seed, node))
            {
                return false;
            }

            carried[i] = Hoist(hoisted, seed);
        }

        var reverse = new IrBuilder(_context);
        var body = new ReverseScope(node.Regions[1], reverse, scope);
        var outer = node.Operation.FreeValues()
            .Where(value => value.Type.IsFloating && _activity.IsActive(value) && _context.ConstantOf(value) is null).ToArray();
        var parameters = outer.Select(Bar).ToArray();
        for (var i = 0; i < outer.Length; i++)
        {
            body.Cotangents[outer[i].Id] = (outer[i], parameters[i]);
        }

        var horizon = _horizon;
        _horizon = node.Regions[1];
        _live.Add(_horizon);
        body.MoveTo(body.Node.Operations.Count);
        foreach (var slot in carried)
        {
            AddCotangent(body, loop.Body.Yields[slot.Key], slot.Value);
        }

        ReverseRegion(body);
        _horizon = horizon;

        var slots = new List<(IrValue, IrValue, IrValue, IrValue)>();
        for (var i = 0; i < outer.Length; i++)
        {
            var next = body.Cotangents[outer[i].Id].Cotangent;
            if (next.Id != parameters[i].Id)
            {
                var result = Bar(outer[i]);
                _added[result.Id] = node.Parent;
                slots.Add((hoisted.Zero(outer[i].Type), parameters[i], next, result));
                AddCotangent(scope, outer[i], result);
            }
        }

        foreach (var i in active)
        {
            if (seeds[i] is { } seed)
            {
                AddCotangent(scope, loop.Inits[i], seed);
            }
        }

        _plan.Fused[node] = new FusedLoop(hoisted, reverse, slots);
        return true;
    }

    /// <summary>Whether a slot only has terms added to it, so that its cotangent is the same in all iterations.</summary>
    private bool IsAccumulator(LoopOperation loop, int slot)
    {
        if (!loop.Parameters[slot].Type.IsFloating || loop.Step.Yields[slot].Id != loop.Step.Parameters[slot].Id || loop.Body.Throws)
        {
            return false;
        }

        var occurrences = 0;
        return IsSum(loop.Body.Yields[slot], loop.Parameters[slot], ref occurrences) && occurrences == UseCount(loop.Parameters[slot]);
    }

    // Whether the value is `start` plus terms; counts how often `start` is met.
    private bool IsSum(IrValue value, IrValue start, ref int occurrences)
    {
        if (value.Id == start.Id)
        {
            occurrences++;
            return true;
        }

        if (_tree.DefinitionOf(value) is not { } definition || UseCount(value) != 1)
        {
            return false;
        }

        switch (definition.Operation)
        {
            case PrimitiveOperation { Primitive: Primitive.Subtract } o:
                return IsSum(o.Inputs[0], start, ref occurrences);
            case PrimitiveOperation { Primitive: Primitive.Add } o:
                return IsSum(o.Inputs[0], start, ref occurrences) || IsSum(o.Inputs[1], start, ref occurrences);
            case IfOperation o:
                var index = IndexOf(o.Values, value);
                return (o.Then.Throws || IsSum(o.Then.Yields[index], start, ref occurrences))
                    && (o.Else.Throws || IsSum(o.Else.Yields[index], start, ref occurrences));
            case LoopOperation { HasExit: false } o:
                var slot = IndexOf(o.Values, value);
                return IsAccumulator(o, slot) && IsSum(o.Inits[slot], start, ref occurrences);
            default:
                return false;
        }
    }

    private static int IndexOf(IEnumerable<IrValue> values, IrValue value) => values.Select(static v => v.Id).ToList().IndexOf(value.Id);

    /// <summary>
    /// Whether the loop writes active storage only where each iteration allocates it anew, and reads only active storage that is not written later: then
    /// its reverse may come before the reverse of what follows the loop.
    /// </summary>
    private bool KeepsMemoryPrivate(OperationNode node)
    {
        var body = node.Regions[1];
        var loop = (LoopOperation)node.Operation;
        if (loop.Parameters.Any(parameter => parameter.Type.IsMemory))
        {
            return false;
        }

        bool IsPrivate(IrValue array) => _memory.AllocatedInside(array, body);

        foreach (var operation in node.Regions.SelectMany(static region => region.Region.AllOperations()))
        {
            IEnumerable<IrValue> written = operation switch
            {
                StoreOperation o => [o.Array],
                CopyOperation o => [o.Destination],
                FillOperation o => [o.Array],
                CallOperation o => CallArguments.All(o).Where(static a => a.Parameter.IsWritten && a.Value.Type.IsMemory).Select(static a => a.Value),
                _ => [],
            };
            if (written.Any(array => _shadows.Find(array) is not null && !IsPrivate(array)))
            {
                return false;
            }

            foreach (var operand in operation.Operands)
            {
                if (operand.Type.IsMemory && _shadows.Find(operand) is not null && !IsPrivate(operand)
                    && _memory.MayBeWrittenAfter(node, operand, _horizon))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool CanHoist(IrValue value, OperationNode before)
    {
        if (_context.ConstantOf(value) is not null)
        {
            return true;
        }

        if (_tree.Knows(value))
        {
            return RegionOf(value).Encloses(before.Parent) && (_tree.DefinitionOf(value) is not { } definition || definition.Order < before.Order);
        }

        return !_added.ContainsKey(value.Id)
            && _context.Definition(value) is PrimitiveOperation operation && operation.Effects is Effects.Pure
            && operation.Inputs.All(input => CanHoist(input, before));
    }

    private IrValue Hoist(IrBuilder builder, IrValue value)
    {
        if (_context.ConstantOf(value) is { } constant)
        {
            return builder.Constant(constant);
        }

        if (_tree.Knows(value))
        {
            return value;
        }

        var operation = (PrimitiveOperation)_context.Definition(value)!;
        var inputs = operation.Inputs.Select(input => Hoist(builder, input)).ToArray();
        return builder.Primitive(operation.Primitive, operation.Result.Type, inputs, operation.Result.Name);
    }
}
