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
        builder.Append(new PushOperation(builder.ConvertTo(value, PullbackBuilder.StoredType(value.Type))));

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
        var condition = Rebuild(node.Regions[0]);
        var body = Rebuild(node.Regions[1]);
        var step = Rebuild(node.Regions[2]);
        var rebuilt = operation with { Condition = condition, Body = body, Step = step };
        if (!plan.Trips.TryGetValue(node, out var trips))
        {
            return rebuilt;
        }

        var slots = operation.SlotCount;
        EquatableArray<IrValue> With(EquatableArray<IrValue> values, IrValue added) =>
            new([.. values.Take(slots), added, .. values.Skip(slots)]);

        var count = context.Fresh(IrType.Int32, trips.Name);
        var counting = new IrBuilder(context);
        var next = counting.Primitive(Primitive.Add, IrType.Int32, [count, counting.Int32(1)], trips.Name);
        var stepped = context.Fresh(IrType.Int32, trips.Name);
        return rebuilt with
        {
            Values = With(operation.Values, trips),
            Inits = With(operation.Inits, builder.Int32(0)),
            Parameters = With(operation.Parameters, count),
            Body = body with
            {
                Operations = new([.. counting.Operations, .. body.Operations]),
                Yields = body.Throws ? body.Yields : With(body.Yields, next),
            },
            Step = step with { Parameters = With(step.Parameters, stepped), Yields = With(step.Yields, stepped) },
        };
    }
}
