using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Decides which values become part of the expression that uses them instead of a statement of their own: those without a name
/// that are used once, where nothing observable changes its order, and those so cheap that they are simply written out again.
/// </summary>
internal sealed class Folding
{
    // Longer expressions are broken into statements.
    private const int MaximalSize = 24;

    // An index like 2 * i + 1 is written out at every use; a longer one is not.
    private const int LongestIndex = 3;

    // A longer branch reads better as a statement.
    private const int LongestConditional = 6;

    private readonly CodeTree _tree;
    private readonly NeededValues _needed;
    private readonly IReadOnlyCollection<int> _kept;
    private readonly Dictionary<int, int> _uses = [];
    private readonly HashSet<int> _folded = [];
    private readonly HashSet<CodeOperation> _foldedOperations = [];

    // The operations with effects inside the expression of an operation, in the order of their evaluation, and its number of operations.
    private readonly Dictionary<CodeOperation, List<CodeOperation>> _effects = [];
    private readonly Dictionary<CodeOperation, int> _sizes = [];

    private Folding(CodeTree tree, NeededValues needed)
    {
        _tree = tree;
        _needed = needed;
        _kept = [];
    }

    /// <param name="kept">Values that must stay statements.</param>
    public Folding(CodeTree tree, NeededValues needed, IReadOnlyCollection<int> kept)
    {
        _tree = tree;
        _needed = needed;
        _kept = kept;
        Count(tree.Body);
        Fold(tree.Body);
        foreach (var (leaf, yields) in CodeTree.Leaves(tree.Body, [.. tree.Body.Region.Yields]))
        {
            Consume(null, leaf, leaf.Operations.Count, yields);
        }
    }

    /// <summary>Folds nothing.</summary>
    public static Folding None(CodeTree tree, NeededValues needed) => new(tree, needed);

    /// <summary>Whether a value is written as an expression wherever it is used; also true for constants.</summary>
    public bool IsFolded(IrValue value) => _folded.Contains(value.Id) || _tree.Constant(value) is not null;

    public bool IsFolded(CodeOperation operation) => _foldedOperations.Contains(operation);

    /// <summary>Whether nothing in the region needs a statement, so that its yield is an expression.</summary>
    public bool IsExpression(CodeRegion region) => !region.Region.Throws && region.Region.Yields.Count == 1
        && region.Operations.All(operation => operation.Operation is ConstantOperation || IsFolded(operation)
            || (operation.Operation is not CommentOperation && !_needed.Contains(operation)));

    /// <summary>The operations with effects that are part of an operation's expression or statement, operands first.</summary>
    public IReadOnlyList<CodeOperation> EffectsOf(CodeOperation operation) =>
        _effects.TryGetValue(operation, out var effects) ? effects : [];

    private void Count(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            if (!_needed.Contains(operation))
            {
                continue;
            }

            if (operation.Operation is LoopOperation loop)
            {
                for (var i = 0; i < loop.SlotCount; i++)
                {
                    if (_needed.Contains(loop.Parameters[i]))
                    {
                        Use(loop.Inits[i]);
                    }
                }
            }
            else
            {
                foreach (var operand in operation.Operation.Operands)
                {
                    Use(operand);
                }
            }

            foreach (var nested in operation.Regions)
            {
                Count(nested);
            }
        }

        // The yields of a tail's branches are read where the tail's results are.
        if (region.Owner is not { IsTail: true })
        {
            foreach (var value in CodeTree.Leaves(region, [.. region.Region.Yields]).SelectMany(static leaf => leaf.Yields).Where(_needed.Contains))
            {
                Use(value);
            }
        }
    }

    private void Use(IrValue value) => _uses[value.Id] = _uses.TryGetValue(value.Id, out var count) ? count + 1 : 1;

    private void Fold(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            foreach (var nested in operation.Regions)
            {
                Fold(nested);
            }

            if (!_needed.Contains(operation) || operation.Operation is ConstantOperation or CommentOperation)
            {
                continue;
            }

            if (IsCheap(operation))
            {
                Mark(operation);
                _effects[operation] = [];
                _sizes[operation] = 1 + operation.Operation.Operands.Sum(operand => _tree.Definition(operand) is { } part && IsFolded(part) ? _sizes[part] : 0);
                continue;
            }

            var operands = operation.Operation is LoopOperation loop
                ? [.. loop.Inits.Where((_, slot) => _needed.Contains(loop.Parameters[slot]))]
                : (IReadOnlyList<IrValue>)operation.Operation.Operands;
            Consume(operation, region, operation.Index, operands);
        }

        if (YieldsExpressions(region))
        {
            Consume(null, region, region.Operations.Count, region.Region.Yields);
        }
    }

    /// <summary>Whether the yields of a region can be expressions where they are used: a condition, a branch of <c>?:</c>.</summary>
    private static bool YieldsExpressions(CodeRegion region) => region.Owner switch
    {
        { Operation: IfOperation { Values.Count: 1 } branch, IsTail: false } => IsWrittenAsExpression(branch),
        { Operation: LoopOperation } loop => region == loop.Condition,
        _ => false,
    };

    private void Consume(CodeOperation? consumer, CodeRegion region, int index, IReadOnlyList<IrValue> operands)
    {
        var before = new List<CodeOperation>();
        var size = 1;
        foreach (var operand in operands)
        {
            if (_tree.Definition(operand) is not { } definition || definition.Parent != region)
            {
                continue;
            }

            if (CanFold(operand, definition, index, before, size, consumer))
            {
                Mark(definition);
                before.AddRange(_effects[definition]);
                size += _sizes[definition];
            }
        }

        if (consumer is null)
        {
            return;
        }

        if (IsConditional(consumer))
        {
            size += consumer.Regions.Sum(static nested => nested.Operations.Count);
        }

        if (consumer.Effects is not Effects.Pure)
        {
            before.Add(consumer);
        }

        _effects[consumer] = before;
        _sizes[consumer] = size;
    }

    private bool CanFold(IrValue value, CodeOperation definition, int index, List<CodeOperation> before, int size, CodeOperation? consumer)
    {
        if (definition.Operation.Results[0].Name is not null
            || _kept.Contains(value.Id)
            || !_uses.TryGetValue(value.Id, out var uses) || uses != 1
            || !IsExpression(definition)
            || size + _sizes[definition] > MaximalSize
            || Spans(definition, index, static between => between.Operation is CommentOperation { StartsSection: true }))
        {
            return false;
        }

        // C# reads the element of `a[i] += v` before it evaluates v.
        var effects = _effects[definition];
        const Effects Strong = Effects.Writes | Effects.Unknown | Effects.Tape;
        if (consumer is null && _tree.Function.Body.Yields.Count > 1 && index == definition.Parent.Operations.Count
            && YieldsExpressions(definition.Parent) is false && effects.Any(static effect => (effect.Effects & Strong) != 0))
        {
            return false;
        }

        if (consumer?.Operation is AccumulateOperation && effects.Any(static effect => (effect.Effects & (Effects.Writes | Effects.Unknown)) != 0))
        {
            return false;
        }

        return effects.All(moved =>
            !Spans(moved, index, passed => _needed.Contains(passed) && !before.Contains(passed) && !effects.Contains(passed) && !Commute(moved, passed))
            && before.All(earlier => earlier.Index < moved.Index || Commute(moved, earlier)));
    }

    private static bool Spans(CodeOperation from, int index, Func<CodeOperation, bool> isBarrier)
    {
        for (var i = from.Index + 1; i < index; i++)
        {
            if (isBarrier(from.Parent.Operations[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Commute(CodeOperation x, CodeOperation y)
    {
        if (x.Operation is CommentOperation || y.Operation is CommentOperation || x.Effects is Effects.Pure || y.Effects is Effects.Pure)
        {
            return true;
        }

        const Effects Strong = Effects.Writes | Effects.Unknown;
        return (x.Effects & Strong) == 0 && (y.Effects & Strong) == 0 && (x.Effects & y.Effects & Effects.Tape) == 0;
    }

    /// <summary>Whether an operation can be written as an expression, its operands being what they are.</summary>
    private bool IsExpression(CodeOperation operation) => operation.Operation switch
    {
        PrimitiveOperation or LoadOperation or LengthOperation or ViewOperation or PopOperation => true,
        OpaqueOperation { Values.Count: 1 } => true,
        CallOperation call => call.Values.Count == 1 && call.Callee.Parameters.All(static parameter => !parameter.HasExitValue)
            && !call.Callee.ReturnsTuple && call.Form is not CallForm.Jvp,
        IfOperation => IsConditional(operation),
        _ => false,
    };

    /// <summary>Whether an <c>if</c> can be written <c>?:</c>, <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public bool IsConditional(CodeOperation operation) => operation is { Operation: IfOperation { Values.Count: 1 } branch, IsTail: false } && IsWrittenAsExpression(branch)
        && IsExpression(operation.Regions[0]) && IsExpression(operation.Regions[1]);

    // A statement that assigns a variable of the source stays a statement.
    private static bool IsWrittenAsExpression(IfOperation branch) =>
        branch.IsExpression || (branch.Values[0].Name is null && branch.Then.Operations.Count + branch.Else.Operations.Count <= LongestConditional);

    /// <summary>What is as short as a name: lengths, <c>2 * i + 1</c>, <c>-x</c>, <c>(double)i</c> of variables.</summary>
    private bool IsCheap(CodeOperation operation)
    {
        if (operation.Operation.Results.Count != 1 || operation.Operation.Results[0] is not { Name: null } result || _kept.Contains(result.Id)
            || !operation.Operation.Operands.All(IsLeaf))
        {
            return false;
        }

        return operation.Operation switch
        {
            LengthOperation => true,
            PrimitiveOperation { Primitive: Primitive.Convert, IsChecked: false } convert =>
                convert.Result.Type.IsFloating && convert.Inputs[0].Type.IsIntegral,
            PrimitiveOperation { Primitive: Primitive.Negate, IsChecked: false } => true,
            PrimitiveOperation { Primitive: Primitive.Add or Primitive.Subtract or Primitive.Multiply, IsChecked: false } =>
                result.Type == IrType.Int32 && operation.Operation.Operands.Sum(operand => _tree.Definition(operand) is { } part && IsFolded(part) ? _sizes[part] : 0) < LongestIndex,
            _ => false,
        };
    }

    private bool IsLeaf(IrValue value) => _tree.Constant(value) is not null || _tree.Definition(value) switch
    {
        null => true,
        { Operation: LengthOperation or PrimitiveOperation } definition when value.Type == IrType.Int32 && IsFolded(definition) => true,
        var definition => definition.Operation.Results.First(result => result.Id == value.Id).Name is not null,
    };

    private void Mark(CodeOperation operation)
    {
        _foldedOperations.Add(operation);
        _folded.Add(operation.Operation.Results[0].Id);
    }
}
