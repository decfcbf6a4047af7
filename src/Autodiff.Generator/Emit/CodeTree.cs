using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>A function's operations and regions as a tree with parents, and what defines each value.</summary>
internal sealed class CodeTree
{
    // The number of operations of a branch that reads well as a guard.
    private const int LongestGuard = 6;

    private readonly Dictionary<int, CodeOperation> _definitions = [];
    private readonly Dictionary<int, Constant> _constants = [];
    private readonly Dictionary<int, CodeRegion> _parameters = [];

    public CodeTree(IrFunction function)
    {
        Function = function;
        Body = Build(function.Body, null);
        MarkTails(Body);
    }

    public IrFunction Function { get; }

    public CodeRegion Body { get; }

    /// <summary>The operation whose result a value is; null for parameters of regions and loops.</summary>
    public CodeOperation? Definition(IrValue value) => _definitions.TryGetValue(value.Id, out var operation) ? operation : null;

    /// <summary>Where a parameter stands: the function's body for its own, the loop's body for one of a loop.</summary>
    public CodeRegion RegionOfParameter(IrValue value) => _parameters.TryGetValue(value.Id, out var region) ? region : Body;

    public Constant? Constant(IrValue value) => _constants.TryGetValue(value.Id, out var constant) ? constant : null;

    public IEnumerable<CodeOperation> AllOperations() => All(Body);

    /// <summary>The ends of a region that control reaches: its own, or, where it ends in a tail <c>if</c>, those of the branches.</summary>
    public static IEnumerable<(CodeRegion Region, IrValue[] Yields)> Leaves(CodeRegion region, IrValue[] yields)
    {
        if (region.Last is { IsTail: true } tail)
        {
            foreach (var branch in tail.Regions)
            {
                foreach (var leaf in Leaves(branch, ThroughTail(tail, branch, yields)))
                {
                    yield return leaf;
                }
            }
        }
        else if (!region.Region.Throws)
        {
            yield return (region, yields);
        }
    }

    /// <summary>What the yields are in one branch of a tail <c>if</c>.</summary>
    public static IrValue[] ThroughTail(CodeOperation tail, CodeRegion branch, IrValue[] yields)
    {
        if (branch.Region.Throws)
        {
            return [];
        }

        var results = tail.Operation.Results;
        return [.. yields.Select(value =>
        {
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].Id == value.Id)
                {
                    return branch.Region.Yields[i];
                }
            }

            return value;
        })];
    }

    private static IEnumerable<CodeOperation> All(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            yield return operation;
            foreach (var nested in operation.Regions)
            {
                foreach (var inner in All(nested))
                {
                    yield return inner;
                }
            }
        }
    }

    private CodeRegion Build(IrRegion region, CodeOperation? owner)
    {
        var node = new CodeRegion(region, owner);
        for (var i = 0; i < region.Operations.Count; i++)
        {
            node.Operations.Add(Build(region.Operations[i], node, i));
        }

        return node;
    }

    private CodeOperation Build(IrOperation operation, CodeRegion parent, int index)
    {
        var node = new CodeOperation(operation, parent, index);
        node.Regions = [.. operation.Regions.Select(region => Build(region, node))];
        node.Effects = operation.Effects;
        foreach (var inner in node.Regions.SelectMany(static region => region.Operations))
        {
            node.Effects |= inner.Operation is CommentOperation ? Effects.Pure
                : inner.Operation is ThrowOperation ? Effects.Unknown
                : inner.Effects;
        }

        foreach (var result in operation.Results)
        {
            _definitions[result.Id] = node;
        }

        if (operation is LoopOperation loop)
        {
            foreach (var parameter in loop.Parameters.Concat(loop.Step.Parameters))
            {
                _parameters[parameter.Id] = node.Body;
            }
        }

        if (operation is ConstantOperation constant)
        {
            _constants[constant.Result.Id] = constant.Value;
        }

        return node;
    }

    private void MarkTails(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            foreach (var nested in operation.Regions)
            {
                MarkTails(nested);
            }

            if (operation is { Operation: LoopOperation { HasExit: true } loop })
            {
                MarkTail(operation.Body, loop.Body.Yields[loop.SlotCount]);
            }
        }

        if (region.Owner is null)
        {
            MarkTail(region, null);
        }
    }

    /// <summary>Marks the <c>if</c> at the end of a region whose branches leave; in a loop, only one that decides the exit code.</summary>
    private static void MarkTail(CodeRegion region, IrValue? exit)
    {
        if (region.Last is not { Operation: IfOperation branch } tail
            || (exit is null ? !ReturnsEarly(region, branch) : branch.Values.All(value => value.Id != exit.Id)))
        {
            return;
        }

        tail.IsTail = true;
        foreach (var nested in tail.Regions.Where(static nested => !nested.Region.Throws))
        {
            var index = exit is null ? -1 : IndexOf(branch, exit);
            MarkTail(nested, exit is null ? null : nested.Region.Yields[index]);
        }
    }

    /// <summary>Whether one branch is a guard: it returns or throws at once.</summary>
    private static bool ReturnsEarly(CodeRegion region, IfOperation branch) =>
        !branch.Values.IsEmpty
        && !(branch.IsExpression && branch.Values.Count == 1)
        && !region.Operations.Any(static operation => operation.Operation is CommentOperation { StartsSection: true })
        && (IsShort(branch.Then) || IsShort(branch.Else));

    private static bool IsShort(IrRegion region) => region.Throws
        || (region.Operations.Count(static operation => operation is not ConstantOperation) <= LongestGuard
            && region.Operations.All(static operation => operation.Regions.IsEmpty || operation is IfOperation { IsExpression: true }));

    private static int IndexOf(IfOperation branch, IrValue value)
    {
        for (var i = 0; i < branch.Values.Count; i++)
        {
            if (branch.Values[i].Id == value.Id)
            {
                return i;
            }
        }

        return -1;
    }
}
