using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>The reverse of branches: the branch that ran, in reverse.</summary>
internal sealed partial class PullbackBuilder
{
    private void ReverseIf(ReverseScope scope, OperationNode node, IfOperation operation)
    {
        var seeds = operation.Values.Select(value => value.Type.IsFloating ? TakeCotangent(scope, value) : null).ToArray();
        var (thenNode, elseNode) = (node.Regions[0], node.Regions[1]);
        if (seeds.All(static seed => seed is null) && !HasReverse(node))
        {
            return;
        }

        if (operation.Then.Throws || operation.Else.Throws)
        {
            // The other branch is the one that ran.
            var ran = operation.Then.Throws ? elseNode : thenNode;
            if (!ran.Region.Throws)
            {
                var inline = Branch(scope, ran, scope.Builder.OpenSection());
                ReverseBranch(inline, seeds);
                foreach (var entry in OuterCotangents(inline))
                {
                    scope.Cotangents[entry.Primal.Id] = entry;
                }
            }

            return;
        }

        var condition = ExitTest(scope, thenNode, elseNode) ?? Request(scope, operation.Condition);
        Merge(
            scope,
            condition,
            builder => Branch(scope, thenNode, builder),
            then => ReverseBranch(then, seeds),
            builder => Branch(scope, elseNode, builder),
            otherwise => ReverseBranch(otherwise, seeds));
    }

    private ReverseScope Branch(ReverseScope scope, RegionNode node, IrBuilder builder) => new(node, builder, scope)
    {
        ExitCode = scope.ExitCode,
        LeavesLoop = ExitYield(node) is { } code && _context.ConstantOf(code) is { Bits: not 0 },
    };

    private void ReverseBranch(ReverseScope branch, IrValue?[] seeds)
    {
        branch.MoveTo(branch.Node.Operations.Count);
        for (var i = 0; i < seeds.Length; i++)
        {
            if (seeds[i] is { } seed)
            {
                AddCotangent(branch, branch.Node.Region.Yields[i], seed);
            }
        }

        ReverseRegion(branch);
    }

    private IEnumerable<(IrValue Primal, IrValue Cotangent)> OuterCotangents(ReverseScope scope) =>
        scope.Cotangents.Values.Where(entry => !ReferenceEquals(RegionOf(entry.Primal), scope.Node)).ToArray();

    /// <summary>Builds an If in the reverse sweep; the cotangents of outer values that either side changed become its results.</summary>
    private void Merge(
        ReverseScope scope,
        IrValue condition,
        Func<IrBuilder, ReverseScope> openThen,
        Action<ReverseScope> then,
        Func<IrBuilder, ReverseScope> openElse,
        Action<ReverseScope> otherwise)
    {
        var thenScope = openThen(scope.Builder.Nested());
        then(thenScope);
        var elseScope = openElse(scope.Builder.Nested());
        otherwise(elseScope);

        var changed = new Dictionary<int, IrValue>();
        foreach (var (primal, _) in OuterCotangents(thenScope).Concat(OuterCotangents(elseScope)))
        {
            changed[primal.Id] = primal;
        }

        var results = new List<IrValue>();
        var thenYields = new List<IrValue>();
        var elseYields = new List<IrValue>();
        foreach (var primal in changed.Values)
        {
            results.Add(_context.Fresh(primal.Type, primal.Name is null ? null : primal.Name + BarSuffix));
            thenYields.Add(FindCotangent(thenScope, primal) ?? thenScope.Builder.Zero(primal.Type));
            elseYields.Add(FindCotangent(elseScope, primal) ?? elseScope.Builder.Zero(primal.Type));
        }

        scope.Builder.Append(new IfOperation(
            results.ToEquatableArray(), condition, thenScope.Builder.ToRegion(thenYields), elseScope.Builder.ToRegion(elseYields)));
        var next = 0;
        foreach (var primal in changed.Values)
        {
            scope.Cotangents[primal.Id] = (primal, results[next++]);
        }
    }

    /// <summary>Whether anything in the operation's regions has a reverse of its own, seeds apart.</summary>
    private bool HasReverse(OperationNode node) => node.Regions.Any(region => region.Operations.Any(nested => nested.Operation switch
    {
        StoreOperation o => o.Value.Type.IsFloating && _shadows.Find(o.Array) is not null,
        CopyOperation o => _shadows.Find(o.Destination) is not null,
        FillOperation o => _shadows.Find(o.Array) is not null,
        CallOperation o => CallArguments.All(o).Any(argument => argument.Value.Type.IsMemory && _shadows.Find(argument.Value) is not null),
        LoadOperation o => o.Result.Type.IsFloating && _activity.IsActive(o.Result),
        CloneOperation o => _shadows.Find(o.Result) is not null,
        _ => HasReverse(nested),
    }));

    // In the body of a loop with exits the exit code tells which way its last iteration went, so the condition need not be stored.
    private IrValue? ExitTest(ReverseScope scope, RegionNode then, RegionNode otherwise)
    {
        if (scope.ExitCode is not { } code || ExitCodes(then) is not { } thenCodes || ExitCodes(otherwise) is not { } elseCodes
            || thenCodes.Overlaps(elseCodes))
        {
            return null;
        }

        var builder = scope.Recomputed;
        return elseCodes.Count == 1 ? builder.Compare(Primitive.NotEqual, code, builder.Int32((int)elseCodes.First()))
            : thenCodes.Count == 1 ? builder.Compare(Primitive.Equal, code, builder.Int32((int)thenCodes.First()))
            : null;
    }

    /// <summary>What a loop's body, or a branch at its end, yields as exit code; null elsewhere.</summary>
    internal static IrValue? ExitYield(RegionNode region)
    {
        if (region.Owner is not { } owner || region.Region.Throws)
        {
            return null;
        }

        if (owner.Operation is LoopOperation { HasExit: true })
        {
            return ReferenceEquals(region, owner.Regions[1]) ? region.Region.Yields[region.Region.Yields.Count - 1] : null;
        }

        if (owner.Operation is not IfOperation branch || owner.Index != owner.Parent.Operations.Count - 1
            || ExitYield(owner.Parent) is not { } code)
        {
            return null;
        }

        for (var i = 0; i < branch.Values.Count; i++)
        {
            if (branch.Values[i].Id == code.Id)
            {
                return region.Region.Yields[i];
            }
        }

        return null;
    }

    private HashSet<long>? ExitCodes(RegionNode region)
    {
        if (region.Region.Throws)
        {
            return [];
        }

        if (ExitYield(region) is not { } code)
        {
            return null;
        }

        if (_context.ConstantOf(code) is { } constant)
        {
            return [constant.Bits];
        }

        if (region.Operations.Count > 0 && region.Operations[region.Operations.Count - 1] is { Operation: IfOperation branch } node
            && branch.Values.Any(value => value.Id == code.Id)
            && ExitCodes(node.Regions[0]) is { } then && ExitCodes(node.Regions[1]) is { } otherwise)
        {
            then.UnionWith(otherwise);
            return then;
        }

        return null;
    }
}
