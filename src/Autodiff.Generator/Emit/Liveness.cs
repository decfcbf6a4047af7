using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Numbers the program points of a function and finds where each value that has a variable is live. The SSA form is structured, so no
/// iteration is needed: a use extends a value's life back to its definition, through the whole of every loop it enters.
/// </summary>
internal sealed class Liveness
{
    // Program points of one operation: reading arguments that become variables passed by reference, writing those, reading, writing.
    private const int Stride = 8;
    private const int ByReferenceRead = 0;
    private const int ByReferenceWrite = 1;
    private const int Read = 2;
    private const int Write = 3;
    private const int SecondWrite = 5;

    private readonly CodeTree _tree;
    private readonly NeededValues _needed;
    private readonly Folding _folding;
    private readonly Dictionary<int, Ranges> _ranges = [];
    private readonly Dictionary<int, (CodeRegion Region, int Point)> _definitions = [];
    private readonly Dictionary<int, (CodeOperation Loop, bool IsStep)> _carried = [];
    private readonly Dictionary<CodeOperation, (int Start, int End, int FalseEdge)> _loops = [];
    private readonly Dictionary<CodeOperation, int> _evaluations = [];
    private int _point;

    public Liveness(CodeTree tree, NeededValues needed, Folding folding)
    {
        _tree = tree;
        _needed = needed;
        _folding = folding;
        foreach (var parameter in tree.Body.Region.Parameters)
        {
            Define(parameter, tree.Body, 0);
        }

        _point = Stride;
        Number(tree.Body);
        Visit(tree.Body);
        foreach (var (leaf, yields) in CodeTree.Leaves(tree.Body, [.. tree.Body.Region.Yields]))
        {
            Use(yields, leaf, leaf.End + Read);
        }
    }

    /// <summary>The points where a function's results are written to the variables that its caller sees.</summary>
    public IEnumerable<int> ReturnPoints => CodeTree.Leaves(_tree.Body, []).Select(static leaf => leaf.Region.End + Write);

    /// <summary>Where a value is live; null for one that has no variable.</summary>
    public Ranges? Of(IrValue value) => _ranges.TryGetValue(value.Id, out var ranges) ? ranges : null;

    /// <summary>The points that the evaluation of a folded operation has moved over.</summary>
    public Ranges MovedOver(CodeOperation folded)
    {
        var ranges = new Ranges();
        if (_evaluations.TryGetValue(folded, out var point))
        {
            ranges.Add(folded.Point + Read, point + 1);
        }

        return ranges;
    }

    private void Number(CodeRegion region)
    {
        region.Start = Next();
        foreach (var operation in region.Operations)
        {
            operation.Point = Next();
            if (operation.Operation is LoopOperation loop)
            {
                NumberLoop(operation, loop);
            }
            else
            {
                foreach (var nested in operation.Regions)
                {
                    Number(nested);
                }
            }

            operation.End = Next();
        }

        region.End = Next();
    }

    private void NumberLoop(CodeOperation operation, LoopOperation loop)
    {
        var falseEdge = 0;
        if (!loop.TestsAtEnd)
        {
            Number(operation.Condition);
            falseEdge = Next();
        }

        Number(operation.Body);
        Number(operation.Step);
        var stepEnd = Next();
        if (loop.TestsAtEnd)
        {
            Number(operation.Condition);
            falseEdge = Next();
        }

        _loops[operation] = (operation.Step.Start, stepEnd, falseEdge);
    }

    private int Next() => _point += Stride;

    private void Visit(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            if (!_needed.Contains(operation) || _folding.IsFolded(operation) || operation.Operation is ConstantOperation or CommentOperation)
            {
                continue;
            }

            switch (operation.Operation)
            {
                case LoopOperation loop:
                    VisitLoop(operation, loop);
                    break;
                case IfOperation branch when !_folding.IsConditional(operation):
                    VisitIf(operation, branch);
                    break;
                case CallOperation call:
                    VisitCall(operation, call);
                    break;
                default:
                    Use(operation.Operation.Operands, region, operation.Point + Read);
                    if (operation.Operation is IfOperation conditional)
                    {
                        UseBranches(operation, region, operation.Point + Read);
                    }

                    foreach (var result in operation.Operation.Results)
                    {
                        Define(result, region, operation.Point + Write);
                    }

                    break;
            }
        }
    }

    private void VisitCall(CodeOperation operation, CallOperation call)
    {
        // Variables passed by reference are written while the call still reads its other arguments.
        var region = operation.Parent;
        var references = CallLayout.References(call);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            Use(call.Arguments[i], region, operation.Point + (references.Any(reference => reference.Argument == i) ? ByReferenceRead : Read));
        }

        for (var i = 0; i < call.Values.Count; i++)
        {
            Define(call.Values[i], region, operation.Point + (references.Any(reference => reference.Result == i) ? ByReferenceWrite : Write));
        }
    }

    private void VisitIf(CodeOperation operation, IfOperation branch)
    {
        Use(branch.Condition, operation.Parent, operation.Point + Read);
        foreach (var nested in operation.Regions)
        {
            Visit(nested);
        }

        if (operation.IsTail)
        {
            return;
        }

        for (var i = 0; i < branch.Values.Count; i++)
        {
            var result = branch.Values[i];
            if (!_needed.Contains(result))
            {
                continue;
            }

            Define(result, operation.Parent, operation.End + Write);
            foreach (var nested in operation.Regions.Where(static nested => !nested.Region.Throws))
            {
                Use(nested.Region.Yields[i], nested, nested.End + Read);
                Write1(result, nested.End + Write);
            }
        }
    }

    private void VisitLoop(CodeOperation operation, LoopOperation loop)
    {
        var (stepStart, stepEnd, falseEdge) = _loops[operation];
        for (var i = 0; i < loop.SlotCount; i++)
        {
            _carried[loop.Parameters[i].Id] = (operation, false);
            _carried[loop.Step.Parameters[i].Id] = (operation, true);
        }

        foreach (var nested in operation.Regions)
        {
            Visit(nested);
        }

        Use(loop.Condition.Yields, operation.Condition, operation.Condition.End + Read);
        var leaves = loop.Body.Throws ? [] : CodeTree.Leaves(operation.Body, [.. loop.Body.Yields]).ToArray();
        if (loop.HasExit)
        {
            foreach (var (leaf, yields) in leaves)
            {
                Use(yields[loop.SlotCount], leaf, leaf.End + Read);
            }
        }

        for (var i = 0; i < loop.SlotCount; i++)
        {
            if (!_needed.Contains(loop.Parameters[i]))
            {
                continue;
            }

            Use(loop.Inits[i], operation.Parent, operation.Point + Read);
            Write1(loop.Parameters[i], operation.Point + Write);
            Write1(loop.Parameters[i], stepEnd + Write);
            Write1(loop.Step.Parameters[i], stepStart);
            Use(loop.Step.Yields[i], operation.Step, stepEnd + Read);
            var isRead = _needed.Contains(loop.Values[i]);
            if (isRead)
            {
                Define(loop.Values[i], operation.Parent, operation.End + Write);
                Use(loop.Parameters[i], loop.TestsAtEnd ? operation.Condition : operation.Body, falseEdge + Read);
            }

            foreach (var (leaf, yields) in leaves)
            {
                // The exit code says which of the two happens: the writes follow each other so that they do not interfere.
                var code = loop.HasExit ? _tree.Constant(yields[loop.SlotCount]) : Constant.Of(0);
                if (isRead || code is null or { Bits: 0 })
                {
                    Use(yields[i], leaf, leaf.End + Read);
                }

                if (isRead && code is not { Bits: 0 })
                {
                    Write1(loop.Values[i], leaf.End + Write);
                }

                if (code is null or { Bits: 0 })
                {
                    Write1(loop.Step.Parameters[i], leaf.End + SecondWrite);
                }
            }
        }

        if (loop.ExitCode is { } exit && _needed.Contains(exit))
        {
            // Set to 0 before the loop.
            Define(exit, operation.Parent, operation.Point + Write);
            RangesOf(exit).Add(operation.Point + Write, operation.End + Write + 1);
        }
    }

    private void UseBranches(CodeOperation conditional, CodeRegion region, int point)
    {
        foreach (var nested in conditional.Regions)
        {
            Use(nested.Region.Yields, region, point);
        }
    }

    private void Use(IEnumerable<IrValue> values, CodeRegion region, int point)
    {
        foreach (var value in values)
        {
            Use(value, region, point);
        }
    }

    private void Use(IrValue value, CodeRegion region, int point)
    {
        if (_tree.Constant(value) is not null || !_needed.Contains(value))
        {
            return;
        }

        if (_folding.IsFolded(value) && _tree.Definition(value) is { } definition)
        {
            _evaluations[definition] = _evaluations.TryGetValue(definition, out var last) ? Math.Max(last, point) : point;
            Use(definition.Operation.Operands, region, point);
            if (definition.Operation is IfOperation)
            {
                UseBranches(definition, region, point);
            }

            return;
        }

        Extend(value, region, point + 1);
    }

    private void Extend(IrValue value, CodeRegion region, int end)
    {
        var ranges = RangesOf(value);
        while (true)
        {
            if (_definitions.TryGetValue(value.Id, out var definition) && definition.Region == region)
            {
                ranges.Add(definition.Point, end);
                return;
            }

            var owner = region.Owner
                ?? throw new InvalidOperationException($"{value} is used before its definition.");
            if (owner.Operation is LoopOperation loop)
            {
                if (_carried.TryGetValue(value.Id, out var carried) && carried.Loop == owner)
                {
                    ExtendCarried(ranges, owner, loop, carried.IsStep, region, end);
                    return;
                }

                ranges.Add(owner.Point, owner.End + 1);
            }
            else
            {
                ranges.Add(region.Start, end);
            }

            end = owner.Point + Write;
            region = owner.Parent;
        }
    }

    private void ExtendCarried(Ranges ranges, CodeOperation owner, LoopOperation loop, bool isStep, CodeRegion region, int end)
    {
        var (stepStart, stepEnd, _) = _loops[owner];
        if (isStep)
        {
            ranges.Add(stepStart, end);
        }
        else if (loop.TestsAtEnd && region == owner.Condition)
        {
            ranges.Add(stepEnd + Write, end);
        }
        else
        {
            ranges.Add(owner.Point + Write, end);
            ranges.Add(stepEnd + Write, owner.End);
        }
    }

    private void Define(IrValue value, CodeRegion region, int point)
    {
        _definitions[value.Id] = (region, point);
        Write1(value, point);
    }

    private void Write1(IrValue value, int point) => RangesOf(value).Add(point, point + 1);

    private Ranges RangesOf(IrValue value)
    {
        if (!_ranges.TryGetValue(value.Id, out var ranges))
        {
            _ranges[value.Id] = ranges = new Ranges();
        }

        return ranges;
    }
}
