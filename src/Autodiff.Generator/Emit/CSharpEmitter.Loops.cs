using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Loops.</summary>
internal sealed partial class CSharpEmitter
{
    private void Loop(CodeOperation operation, LoopOperation o, Block block)
    {
        int[] slots = [.. Enumerable.Range(0, o.SlotCount).Where(slot => _needed.Contains(o.Parameters[slot]))];
        var exit = o.ExitCode is { } code && _needed.Contains(code) ? _variables.Of(code) : null;
        if (exit is not null)
        {
            block.Add(new AssignStatement(exit, "=", "0", "0"));
        }

        var before = block.Statements.Count;
        Copy(block, slots.Select(slot => (_variables.Of(o.Parameters[slot])!, o.Inits[slot])));

        // Results whose variable is not the loop's get their values where the condition turns false.
        (Variable, IrValue)[] results = [.. slots
            .Where(slot => _needed.Contains(o.Values[slot]) && _variables.Of(o.Values[slot]) != _variables.Of(o.Parameters[slot]))
            .Select(slot => (_variables.Of(o.Values[slot])!, o.Parameters[slot]))];

        var body = new Block();
        var steps = new Block();
        var isCondition = _folding.IsExpression(operation.Condition);
        var isForever = isCondition && _tree.Constant(o.Condition.Yields[0]) is { AsBoolean: true };
        var condition = isForever || !isCondition ? null : _expressions.Exact(o.Condition.Yields[0]).Text;
        var testsInside = !isCondition || (results.Length > 0 && o.HasExit && !isForever);
        if (testsInside && !o.TestsAtEnd)
        {
            Test(operation, o, body, results);
        }

        var hasBreak = testsInside;
        Region(operation.Body, body, [.. o.Body.Yields], (end, yields) => hasBreak |= EndOfBody(end, o, slots, exit, yields));
        Region(operation.Step, steps, [.. o.Step.Yields], (end, yields) =>
            Copy(end, slots.Select(slot => (_variables.Of(o.Parameters[slot])!, yields[slot]))));
        if (testsInside && o.TestsAtEnd)
        {
            if (!body.Leaves)
            {
                body.Statements.AddRange(steps.Statements);
                Test(operation, o, body, results);
            }

            block.Add(new LoopStatement(null, body, [], testsAtEnd: false, hasBreak));
            return;
        }

        // The steps go into the header of a for; with the initialisation of the variable they count with, if it stands right before.
        var isFor = !o.TestsAtEnd && !testsInside && !body.Leaves && condition is not null && steps.Statements.Count is 1 or 2
            && steps.Statements.All(static step => step is AssignStatement);
        AssignStatement? initializer = null;
        if (isFor)
        {
            var counter = ((AssignStatement)steps.Statements[0]).Variable;
            var index = block.Statements.FindLastIndex(statement => statement is AssignStatement { Operator: "=" } assign && assign.Variable == counter);
            if (index >= 0 && (index >= before || !((AssignStatement)block.Statements[index]).HasEffects || index == block.Statements.Count - 1) && block.Statements.Skip(index + 1).All(statement => !statement.Texts.Any(text => Mentions(text, counter)))
                && Independent((AssignStatement)block.Statements[index], block.Statements.Skip(index + 1)))
            {
                initializer = (AssignStatement)block.Statements[index];
                block.Statements.RemoveAt(index);
            }
        }
        else if (!body.Leaves)
        {
            body.Statements.AddRange(steps.Statements);
        }

        block.Add(new LoopStatement(
            testsInside ? null : condition, body, isFor ? [.. steps.Statements.Cast<AssignStatement>()] : [], o.TestsAtEnd && condition is not null, hasBreak)
        {
            Initializer = initializer,
        });
        if (!testsInside && !isForever)
        {
            Copy(block, results);
        }
    }

    /// <summary>Whether later assignments do not change what an initialisation reads, so that it can go after them.</summary>
    private static bool Independent(AssignStatement initializer, IEnumerable<Statement> later) => later.All(statement =>
        statement is AssignStatement assign && !Mentions(initializer.Value, assign.Variable));

    private void Test(CodeOperation operation, LoopOperation o, Block body, (Variable, IrValue)[] results) => Region(
        operation.Condition,
        body,
        [.. o.Condition.Yields],
        (end, yields) =>
        {
            var leave = new Block();
            Copy(leave, results);
            leave.Add(new TextStatement("break", leaves: true));
            end.Add(new IfStatement(_expressions.Negated(yields[0]).Text, leave, new Block()));
        });

    /// <summary>The end of the body on one path: on to the next iteration, or out of the loop. Says whether there is a <c>break</c>.</summary>
    private bool EndOfBody(Block block, LoopOperation o, int[] slots, Variable? exit, IrValue[] yields)
    {
        var next = slots.Select(slot => (_variables.Of(o.Step.Parameters[slot])!, yields[slot])).ToArray();
        var code = o.HasExit ? yields[o.SlotCount] : null;
        if (code is null || _tree.Constant(code) is { Bits: 0 })
        {
            Copy(block, next);
            return false;
        }

        (Variable, IrValue)[] results = [.. slots
            .Where(slot => _needed.Contains(o.Values[slot]))
            .Select(slot => (_variables.Of(o.Values[slot])!, yields[slot]))];
        if (_tree.Constant(code) is not null)
        {
            Copy(block, exit is null ? results : [.. results, (exit, code)]);
            block.Add(new TextStatement("break", leaves: true));
            return true;
        }

        // Whether it leaves is known only when it gets here.
        var leave = new Block();
        Copy(leave, exit is null ? results : [.. results, (exit, code)]);
        leave.Add(new TextStatement("break", leaves: true));
        var zero = new IfStatement($"{_expressions.Exact(code).At(Precedence.Equality)} != 0", leave, new Block());
        block.Add(zero);
        Copy(block, next);
        return true;
    }
}
