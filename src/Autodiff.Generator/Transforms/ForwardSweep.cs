using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>Carries out a <see cref="ForwardPlan"/>: the primal, with what the reverse sweep needs pushed, counted or kept in locals.</summary>
internal sealed class ForwardSweep(IrContext context, ForwardPlan plan)
{
    public IrRegion Rebuild(RegionNode node)
    {
        var builder = new IrBuilder(context);
        AppendPushes(builder, node, -1);
        foreach (var operation in node.Operations)
        {
            if (plan.Snapshots.TryGetValue(operation, out var snapshots))
            {
                foreach (var (array, copy) in snapshots)
                {
                    builder.Append(new CloneOperation(copy, array, IsPooled: true));
                }
            }

            var rebuilt = Rebuild(operation, builder);
            if (rebuilt is IfOperation branch && LeavesLoop(operation) && plan.Pushes.TryGetValue((node, operation.Index), out var values))
            {
                // What the reverse sweep needs after a branch that leaves the loop is pushed at the end of both sides, so that leaving stays a `break`.
                rebuilt = branch with
                {
                    Then = PushAtEnd(branch.Then, operation.Regions[0], branch, values),
                    Else = PushAtEnd(branch.Else, operation.Regions[1], branch, values),
                };
                builder.Append(rebuilt);
                continue;
            }

            builder.Append(rebuilt);
            AppendPushes(builder, node, operation.Index);
        }

        // What is asked for before the last operation is reversed comes last.
        AppendPushes(builder, node, node.Operations.Count);
        return builder.ToRegion(node.Region.Yields, node.Region.Parameters);
    }

    private static bool LeavesLoop(OperationNode node) =>
        node.Operation is IfOperation branch && node.Index == node.Parent.Operations.Count - 1
        && PullbackBuilder.ExitYield(node.Parent) is { } code && branch.Values.Any(value => value.Id == code.Id);

    private void AppendPushes(IrBuilder builder, RegionNode node, int after)
    {
        if (plan.Pushes.TryGetValue((node, after), out var values))
        {
            foreach (var value in values)
            {
                Push(builder, value);
            }
        }
    }

    private static void Push(IrBuilder builder, IrValue value) =>
        builder.Append(new PushOperation(builder.ConvertTo(value, PullbackBuilder.StoredType(value.Type)!)));

    private IrRegion PushAtEnd(IrRegion region, RegionNode node, IfOperation owner, List<IrValue> values)
    {
        if (region.Throws)
        {
            return region;
        }

        // Results of the If are not there yet inside it: what this side yields for them is.
        var inside = values.Select(value =>
        {
            for (var i = 0; i < owner.Values.Count; i++)
            {
                if (owner.Values[i].Id == value.Id)
                {
                    return region.Yields[i];
                }
            }

            return value;
        }).ToList();
        var last = node.Operations.Count > 0 ? node.Operations[node.Operations.Count - 1] : null;
        if (last is not null && LeavesLoop(last) && region.Operations[region.Operations.Count - 1] is IfOperation nested)
        {
            var sunk = nested with
            {
                Then = PushAtEnd(nested.Then, last.Regions[0], nested, inside),
                Else = PushAtEnd(nested.Else, last.Regions[1], nested, inside),
            };
            return region with { Operations = new([.. region.Operations.Take(region.Operations.Count - 1), sunk]) };
        }

        var builder = new IrBuilder(context);
        foreach (var value in inside)
        {
            Push(builder, value);
        }

        return region with { Operations = new([.. region.Operations, .. builder.Operations]) };
    }

    private IrOperation Rebuild(OperationNode node, IrBuilder builder)
    {
        switch (node.Operation)
        {
            case IfOperation o:
                return RebuildIf(node, o);
            case LoopOperation o:
                return RebuildLoop(node, o, builder);
            case CallOperation o when plan.RecordedCalls.Contains(node):
                return o with { Form = CallForm.Forward };
            default:
                return node.Operation;
        }
    }

    private IfOperation RebuildIf(OperationNode node, IfOperation operation)
    {
        var then = Rebuild(node.Regions[0]);
        var otherwise = Rebuild(node.Regions[1]);
        if (!plan.Promotions.TryGetValue(node, out var promotions))
        {
            return operation with { Then = then, Else = otherwise };
        }

        IrRegion Yield(IrRegion region, RegionNode of)
        {
            if (region.Throws)
            {
                return region;
            }

            var defaults = new IrBuilder(context);
            var yields = promotions
                .Select(p => ReferenceEquals(p.Branch, of) ? p.Value : defaults.Default(p.Value.Type)).ToArray();
            return region with
            {
                Operations = new([.. region.Operations, .. defaults.Operations]),
                Yields = new([.. region.Yields, .. yields]),
            };
        }

        return operation with
        {
            Values = new([.. operation.Values, .. promotions.Select(static p => p.Result)]),
            Then = Yield(then, node.Regions[0]),
            Else = Yield(otherwise, node.Regions[1]),
        };
    }

    private LoopOperation RebuildLoop(OperationNode node, LoopOperation operation, IrBuilder builder)
    {
        var rebuilt = operation with
        {
            Condition = Rebuild(node.Regions[0]),
            Body = Rebuild(node.Regions[1]),
            Step = Rebuild(node.Regions[2]),
        };
        if (plan.Fused.TryGetValue(node, out var fused))
        {
            rebuilt = Fuse(rebuilt, fused, builder);
        }

        return plan.Trips.TryGetValue(node, out var trips) ? CountTrips(rebuilt, trips, builder) : rebuilt;
    }

    private LoopOperation CountTrips(LoopOperation loop, IrValue trips, IrBuilder builder)
    {
        var count = context.Fresh(IrType.Int32, trips.Name);
        var counting = new IrBuilder(context);
        var next = counting.Primitive(Primitive.Add, IrType.Int32, [count, counting.Int32(1)], trips.Name);
        return AddSlots(
            loop with { Body = loop.Body with { Operations = new([.. counting.Operations, .. loop.Body.Operations]) } },
            [(builder.Int32(0), count, next, trips)]);
    }

    private LoopOperation Fuse(LoopOperation loop, FusedLoop fused, IrBuilder builder)
    {
        foreach (var operation in fused.Seeds.Operations)
        {
            builder.Append(operation);
        }

        // Storage private to an iteration is allocated once and cleared for each.
        var inside = new HashSet<int>(loop.Body.AllDefinitions().Concat(loop.Parameters).Select(static value => value.Id));
        var body = new List<IrOperation>();
        foreach (var operation in loop.Body.Operations)
        {
            if (operation is NewArrayOperation { IsPooled: true } allocation && !allocation.Result.Type.Element!.IsMemory
                && allocation.Lengths.All(length => !inside.Contains(length.Id) || context.ConstantOf(length) is not null))
            {
                var lengths = allocation.Lengths
                    .Select(length => context.ConstantOf(length) is { } constant ? builder.Constant(constant) : length).ToArray();
                builder.Append(allocation with { Lengths = lengths.ToEquatableArray() });
                body.Add(new FillOperation(allocation.Result, null));
            }
            else
            {
                body.Add(operation);
            }
        }

        body.Add(new CommentOperation("reverse of this iteration", StartsSection: true));
        body.AddRange(fused.Reverse.Operations);
        return AddSlots(loop with { Body = loop.Body with { Operations = body.ToEquatableArray() } }, fused.Slots);
    }

    private LoopOperation AddSlots(
        LoopOperation loop, IReadOnlyList<(IrValue Init, IrValue Parameter, IrValue Next, IrValue Result)> added)
    {
        var slots = loop.SlotCount;
        EquatableArray<IrValue> With(EquatableArray<IrValue> values, IEnumerable<IrValue> more) =>
            new([.. values.Take(slots), .. more, .. values.Skip(slots)]);

        var stepped = added.Select(slot => context.Fresh(slot.Parameter.Type, slot.Parameter.Name)).ToArray();
        return loop with
        {
            Values = With(loop.Values, added.Select(static slot => slot.Result)),
            Inits = With(loop.Inits, added.Select(static slot => slot.Init)),
            Parameters = With(loop.Parameters, added.Select(static slot => slot.Parameter)),
            Body = loop.Body.Throws ? loop.Body : loop.Body with { Yields = With(loop.Body.Yields, added.Select(static slot => slot.Next)) },
            Step = loop.Step with { Parameters = With(loop.Step.Parameters, stepped), Yields = With(loop.Step.Yields, stepped) },
        };
    }
}
