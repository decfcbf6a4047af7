using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Branches, the function's end, and copies between variables.</summary>
internal sealed partial class CSharpEmitter
{
    private void If(CodeOperation operation, IfOperation o, Block block)
    {
        var then = new Block();
        var otherwise = new Block();
        Branch(operation.Regions[0], o, then);
        Branch(operation.Regions[1], o, otherwise);
        Choose(o.Condition, then, otherwise, block);
    }

    private void Branch(CodeRegion region, IfOperation o, Block block) => Region(
        region,
        block,
        [.. region.Region.Yields],
        (end, yields) => Copy(end, o.Values.Select((result, i) => (result, i))
            .Where(slot => _needed.Contains(slot.result))
            .Select(slot => (_variables.Of(slot.result)!, yields[slot.i]))));

    /// <summary>An <c>if</c> whose branches end by themselves in what follows it.</summary>
    private void Tail(CodeOperation operation, Block block, IrValue[] yields, Action<Block, IrValue[]> end)
    {
        var o = (IfOperation)operation.Operation;
        var (thenRegion, elseRegion) = (operation.Regions[0], operation.Regions[1]);
        var then = new Block();
        Region(thenRegion, then, CodeTree.ThroughTail(operation, thenRegion, yields), end);
        if (then.Leaves)
        {
            block.Add(new IfStatement(_expressions.Exact(o.Condition).Text, then, new Block()));
            Region(elseRegion, block, CodeTree.ThroughTail(operation, elseRegion, yields), end);
            return;
        }

        var otherwise = new Block();
        Region(elseRegion, otherwise, CodeTree.ThroughTail(operation, elseRegion, yields), end);
        Choose(o.Condition, then, otherwise, block);
    }

    private void Choose(IrValue condition, Block then, Block otherwise, Block block)
    {
        if (then.IsEmpty && otherwise.IsEmpty)
        {
            // The condition may throw.
            if (_tree.Definition(condition) is { } definition && _folding.IsFolded(definition) && _folding.EffectsOf(definition).Count > 0)
            {
                block.Add(new TextStatement("_ = " + _expressions.Exact(condition)));
            }

            return;
        }

        if (then.IsEmpty)
        {
            block.Add(new IfStatement(_expressions.Negated(condition).Text, otherwise, then));
        }
        else if (otherwise.Leaves && !then.Leaves)
        {
            // Guards first.
            block.Add(new IfStatement(_expressions.Negated(condition).Text, otherwise, new Block()));
            block.Statements.AddRange(then.Statements);
        }
        else if (then.Leaves)
        {
            block.Add(new IfStatement(_expressions.Exact(condition).Text, then, new Block()));
            block.Statements.AddRange(otherwise.Statements);
        }
        else
        {
            block.Add(new IfStatement(_expressions.Exact(condition).Text, then, otherwise));
        }
    }

    /// <summary>The end of the function: results go where they belong.</summary>
    private void Return(Block block, IrValue[] yields)
    {
        var assigned = new List<(string Place, string Operator, string Text)>();
        for (var i = 0; i < yields.Length; i++)
        {
            var target = _frame.Yields[i];
            var text = _expressions.Converted(yields[i]).Text;
            if (target.Kind is YieldKind.Added)
            {
                // Adding nothing changes nothing that is not a negative zero.
                if (_tree.Constant(yields[i]) is not { } constant || !constant.IsFloating(0))
                {
                    var (@operator, value) = Compound("+", yields[i]);
                    assigned.Add((target.Place!, @operator, value));
                }
            }
            else if (target.Kind is YieldKind.Assigned && text != target.Place)
            {
                assigned.Add((target.Place!, "=", text));
            }
        }

        var returned = yields
            .Select((value, i) => (value, target: _frame.Yields[i]))
            .Where(static part => part.target.Kind is YieldKind.Returned)
            .Select(part => (Text: _expressions.Exact(part.value).Text, part.value, part.target.Hint))
            .ToArray();

        // What is returned is read before any place is assigned, and before the tape takes its arrays back.
        for (var i = 0; i < returned.Length; i++)
        {
            var (text, value, hint) = returned[i];
            var isFolded = _folding.IsFolded(value) && _tree.Constant(value) is null;
            if ((_disposesTape && isFolded) || assigned.Any(place => Reads(text, place.Place)))
            {
                var variable = _variables.New(value.Type, hint ?? "value");
                block.Add(new AssignStatement(variable, "=", text, text));
                returned[i].Text = variable.Token;
            }
        }

        AssignPlaces(block, assigned);
        if (_disposesTape)
        {
            block.Add(new TextStatement(_frame.Tape + ".Dispose()"));
        }

        if (_frame.Return is { } compose)
        {
            block.Add(new TextStatement("return " + compose([.. returned.Select(static part => part.Text)]), leaves: true));
        }
        else if (_tree.Body.Last is { IsTail: true })
        {
            block.Add(new TextStatement("return", leaves: true));
        }
    }

    private void AssignPlaces(Block block, List<(string Place, string Operator, string Text)> assigned)
    {
        while (assigned.Count > 0)
        {
            var next = assigned.FindIndex(one => assigned.All(other => other == one || !Reads(other.Text, one.Place)));
            if (next < 0)
            {
                block.Add(new TextStatement(
                    $"({string.Join(", ", assigned.Select(static one => one.Place))}) = ({string.Join(", ", assigned.Select(static one => one.Text))})"));
                return;
            }

            var (place, @operator, text) = assigned[next];
            block.Add(new TextStatement(place + Spaced((@operator, text))));
            assigned.RemoveAt(next);
        }
    }

    /// <summary>Whether a text reads a parameter; names are whole words.</summary>
    private static bool Reads(string text, string place)
    {
        for (var i = text.IndexOf(place, StringComparison.Ordinal); i >= 0; i = text.IndexOf(place, i + 1, StringComparison.Ordinal))
        {
            var end = i + place.Length;
            if ((i == 0 || !IsNamePart(text[i - 1])) && (end == text.Length || !IsNamePart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';

    /// <summary>Copies values to variables, all at once.</summary>
    private void Copy(Block block, IEnumerable<(Variable Target, IrValue Source)> copies)
    {
        var pending = copies
            .Where(copy => !IsIn(copy.Target, copy.Source))
            .Select(copy => (copy.Target, copy.Source, Text: _expressions.Converted(copy.Source).Text))
            .ToList();
        while (pending.Count > 0)
        {
            var next = pending.FindIndex(copy => pending.All(other => other.Target == copy.Target || !Mentions(other.Text, copy.Target)));
            if (next >= 0)
            {
                var (target, source, text) = pending[next];
                block.Add(CopyTo(target, source, text));
                pending.RemoveAt(next);
                continue;
            }

            // What is left is permuted: follow one cycle.
            var cycle = new List<(Variable Target, IrValue Source, string Text)> { pending[0] };
            while (pending.FirstOrDefault(copy => !cycle.Contains(copy) && cycle.Any(member => Mentions(member.Text, copy.Target))) is { Target: not null } more)
            {
                cycle.Add(more);
            }

            block.Add(new TextStatement(
                $"({string.Join(", ", cycle.Select(static copy => Name(copy.Target)))}) = ({string.Join(", ", cycle.Select(static copy => copy.Text))})"));
            pending.RemoveAll(cycle.Contains);
        }
    }

    private AssignStatement CopyTo(Variable target, IrValue source, string text)
    {
        if (_folding.IsFolded(source) && _tree.Definition(source)?.Operation is PrimitiveOperation { IsChecked: false } primitive
            && Compound(target, primitive) is { } compound)
        {
            return compound;
        }

        var isExact = _tree.Constant(source) is not { Type: not ScalarType } && (!_folding.IsFolded(source) || !NeedsType(source));
        return new AssignStatement(target, "=", text, isExact ? _expressions.Exact(source).Text : null);
    }

    private bool NeedsType(IrValue value) => _tree.Definition(value) is { } definition && Expressions.NeedsType(definition.Operation);

    private static string Name(Variable variable) => variable.Parameter ?? variable.Token;

    private static bool Mentions(string text, Variable variable) =>
        variable.Parameter is { } parameter ? Reads(text, parameter) : Placeholder.Mentions(text, variable.Id);
}
