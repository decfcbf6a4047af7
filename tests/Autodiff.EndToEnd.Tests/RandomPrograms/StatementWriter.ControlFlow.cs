namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <content>Branches and loops.</content>
internal sealed partial class StatementWriter
{
    private void If(int depth)
    {
        Line($"if ({expressions.Condition(2)})");
        Block(depth);
        var more = random.Next(4);
        if (more == 0)
        {
            Line($"else if ({expressions.Condition(1)})");
            Block(depth);
        }
        if (more <= 1)
        {
            Line("else");
            Block(depth);
        }
    }

    private void For(int depth)
    {
        var i = Name("i");
        var array = expressions.Pick(scope.Arrays);
        var outer = expressions.Pick(scope.Counters);
        Line(random.Next(6) switch
        {
            0 when array is not null => $"for (var {i} = 0; {i} < {array}.Length; {i}++)",
            1 => $"for (var {i} = {random.Next(1, 4)}; {i} >= 0; {i}--)",
            2 => $"for (var {i} = 0; {i} < 5; {i} += 2)",
            3 when outer is not null => $"for (var {i} = 0; {i} <= {outer} % 3; {i}++)",
            _ => $"for (var {i} = 0; {i} < {random.Next(1, 5)}; {i}++)",
        });
        Loop(depth, () => scope.Counters.Add(i));
    }

    private void Foreach(int depth)
    {
        if (expressions.Pick(scope.Arrays) is not { } array) return;
        var w = Name("w");
        Line($"foreach (var {w} in {array})");
        var v = expressions.Pick(scope.Numbers);
        Loop(depth, () =>
        {
            if (v is not null) Line($"{v} = 0.7 * {v} + 0.3 * Math.Sin({w} + {v});");
        });
    }

    private void While(int depth)
    {
        var guard = Name(Guard);
        Line($"var {guard} = 0;");
        Line($"while ({guard}++ < {random.Next(2, 5)} && {expressions.Condition(1)})");
        Loop(depth, () => scope.Counters.Add(guard));
    }

    private void DoWhile(int depth)
    {
        var guard = Name(Guard);
        Line($"var {guard} = 0;");
        Line("do");
        Loop(depth, () => scope.Counters.Add(guard));
        Line($"while (++{guard} < {random.Next(2, 5)} && {expressions.Condition(0)});");
    }

    private void Forever(int depth)
    {
        var guard = Name(Guard);
        Line($"var {guard} = 0;");
        Line("while (true)");
        Loop(depth, () =>
        {
            Line($"if ({guard}++ >= {random.Next(2, 5)}) break;");
            scope.Counters.Add(guard);
        });
    }

    private void Switch(int depth)
    {
        Line($"switch ({expressions.Integer()} % 4)");
        Line("{");
        indentation++;
        foreach (var label in new[] { "case 0:", "case 1 or 3:", "default:" })
        {
            Line(label);
            Block(depth);
            Line("    break;");
        }
        indentation--;
        Line("}");
    }

    private void Loop(int depth, Action first)
    {
        loops++;
        Block(depth, first);
        loops--;
    }

    private void Block(int depth, Action? first = null)
    {
        Line("{");
        indentation++;
        var mark = scope.Mark();
        first?.Invoke();
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++) Statement(depth + 1);
        scope.Restore(mark);
        indentation--;
        Line("}");
    }
}
