using System.Text;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>
/// Writes random statements. Every loop ends: its counter is written by the loop alone, or is a name that starts with
/// <see cref="Guard"/>, which the minimiser leaves in place.
/// </summary>
internal sealed partial class StatementWriter
{
    public const string Guard = "guard";

    private readonly Random random;
    private readonly Scope scope;
    private readonly Callees callees;
    private readonly ExpressionWriter expressions;
    private readonly Result result;
    private readonly StringBuilder text = new();
    private int indentation = 2;
    private int names;
    private int budget;
    private int loops;

    /// <summary>A writer of one body.</summary>
    /// <param name="random">The program's randomness.</param>
    /// <param name="scope">The parameters.</param>
    /// <param name="callees">What may be called.</param>
    /// <param name="budget">About how many statements to write.</param>
    /// <param name="result">What the body returns.</param>
    public StatementWriter(Random random, Scope scope, Callees callees, int budget, Result result)
    {
        this.random = random;
        this.scope = scope;
        this.callees = callees;
        this.budget = budget;
        this.result = result;
        expressions = new(random, scope, callees);
    }

    /// <summary>The statements of a body, with a last one that returns.</summary>
    public string Body()
    {
        if (scope.Counters.Count == 0)
        {
            // A variable, since conditions on literals alone would be unreachable code in the program itself.
            var k = Name("k");
            Line($"var {k} = {random.Next(5)};");
            scope.Integers.Add(k);
        }
        while (budget > 0) Statement(0);
        if (random.Next(3) > 0) UseEverything();
        Return();
        return text.ToString();
    }

    /// <summary>As <see cref="Body"/>, after two arrays to work on have been declared.</summary>
    public string BodyOnArrays()
    {
        for (var i = 0; i < 2; i++)
        {
            var name = Name("t");
            Line($"var {name} = new double[3];");
            Line($"{name}[{i}] = {Number(1)};");
            scope.AddLocalArray(name);
        }
        return Body();
    }

    /// <summary>Lets every array and number that is left flow into the first number, so that little of the body is dead.</summary>
    private void UseEverything()
    {
        if (scope.Numbers.Count == 0) return;
        var first = scope.Numbers[0];
        foreach (var array in scope.Arrays)
        {
            var w = Name("w");
            Line($"foreach (var {w} in {array}) {first} = 0.8 * {first} + 0.4 * {w};");
        }
        foreach (var v in scope.Numbers.Skip(1)) Line($"{first} = 0.8 * {first} + 0.3 * {v};");
        foreach (var m in scope.Matrices) Line($"{first} += 0.3 * {m}[0, 1] - 0.2 * {m}[1, 2];");
    }

    private void Statement(int depth)
    {
        budget--;
        switch (random.Next(depth < 3 ? 30 : 17))
        {
            case 0 or 1: DeclareNumbers(); break;
            case 2 or 3 or 4: Assign(); break;
            case 5 or 6: Compound(); break;
            case 7: DeclareArray(); break;
            case 8 or 9 or 10: WriteElement(); break;
            case 11: ExchangeArrays(); break;
            case 12: DeclareIntegers(); break;
            case 13: AssignTuple(); break;
            case 14 or 15: Call(); break;
            case 16: Leave(); break;
            case 17 or 18 or 19: If(depth); break;
            case 20 or 21 or 22: For(depth); break;
            case 23: Foreach(depth); break;
            case 24: While(depth); break;
            case 25: DoWhile(depth); break;
            case 26: Forever(depth); break;
            case 27: Switch(depth); break;
            default: Leave(); break;
        }
    }

    private void DeclareNumbers()
    {
        var a = Name("v");
        if (random.Next(4) == 0)
        {
            var b = Name("v");
            Line($"double {a} = {Number(2)}, {b} = 0.5 * {a} + 0.5 * {Number(1)};");
            scope.Numbers.Add(b);
        }
        else
        {
            Line($"var {a} = {Number(2)};");
        }
        scope.Numbers.Add(a);
    }

    private void Assign()
    {
        if (expressions.Pick(scope.Numbers) is { } v) Line($"{v} = {Number(3)};");
    }

    private void Compound()
    {
        if (expressions.Pick(scope.Numbers) is { } v) Line(CompoundOn(v));
    }

    private string CompoundOn(string place) => random.Next(7) switch
    {
        0 or 1 => $"{place} += 0.2 * {Number(2)};",
        2 => $"{place} -= 0.2 * {Number(2)};",
        3 or 4 => $"{place} *= 0.5 + 0.4 * Math.Sin({Number(1)});",
        5 => $"{place} /= 1.3 + Math.Abs({Number(1)});",
        _ => $"{place} = Math.Sin({place}) + 0.1 * {Number(1)};",
    };

    private void DeclareArray()
    {
        var name = Name("t");
        switch (random.Next(9))
        {
            case 0:
                Line($"var {name} = new double[2, 3];");
                Line($"{name}[0, 1] = {Number(1)};");
                scope.Matrices.Add(name);
                return;
            case 1 when expressions.Pick(scope.Arrays) is { } a:
                Line($"var {name} = (double[]){a}.Clone();");
                break;
            case 2:
                Line($"var {name} = new double[] {{ {Number(1)}, {Number(1)} }};");
                break;
            case 3:
                Line($"var {name} = new int[3];");
                Line($"{name}[{expressions.Integer()} % 3] = {expressions.Integer()} % 4;");
                scope.IndexArrays.Add(name);
                return;
            case 4 when expressions.Pick(scope.ArrayVariables) is { } a:
                Line($"var {name} = {a}.AsSpan({(random.Next(2) == 0 ? "" : "0, 1")});");
                scope.Views.Add(name);
                return;
            case 5 when expressions.Pick(scope.ArrayVariables) is { } a:
                Line($"var {name} = new double[2][];");
                var own = random.Next(2);
                Line($"{name}[{own}] = {a};");
                Line($"{name}[{1 - own}] = new double[{random.Next(1, 4)}];");
                scope.Jagged.Add(name);
                return;
            case 6 when expressions.Pick(scope.ArrayVariables) is { } a:
                Line($"var {name} = {a};");
                break;
            case 7 when expressions.Pick(callees.NewArray) is { } f && expressions.Pick(scope.Arrays) is { } a:
                Line($"var {name} = {f}({a}, {Number(1)});");
                break;
            default:
                Line($"var {name} = new double[{random.Next(1, 4)}];");
                break;
        }
        scope.AddLocalArray(name);
    }

    private void WriteElement()
    {
        if (scope.Matrices.Count > 0 && random.Next(4) == 0)
        {
            Line(CompoundOn(expressions.MatrixElement(expressions.Pick(scope.Matrices)!)));
        }
        else if (scope.Views.Count > 0 && random.Next(4) == 0)
        {
            Line($"{expressions.Element(expressions.Pick(scope.Views)!)} += 0.2 * {Number(2)};");
        }
        else if (scope.Jagged.Count > 0 && random.Next(3) == 0)
        {
            Line(CompoundOn(expressions.RowElement(expressions.Pick(scope.Jagged)!)));
        }
        else if (scope.IndexArrays.Count > 0 && random.Next(6) == 0)
        {
            Line($"{expressions.IndexElement()} = {expressions.Integer()} % 5;");
        }
        else if (expressions.Pick(scope.WritableArrays) is { } a)
        {
            var element = expressions.Element(a);
            if (random.Next(3) == 0) Line($"{element} = {Number(2)};");
            else if (element.Contains("++")) Line($"{element} += 0.2 * {Number(2)};");
            else Line(CompoundOn(element));
        }
    }

    private void ExchangeArrays()
    {
        if (scope.ArrayVariables.Count < 2) return;
        if (scope.Jagged.Count > 0 && random.Next(2) == 0)
        {
            ExchangeRows();
            return;
        }
        var a = expressions.Pick(scope.ArrayVariables)!;
        var b = expressions.Pick(scope.ArrayVariables)!;
        if (a == b) return;
        switch (random.Next(4))
        {
            case 0:
                var old = Name("old");
                Line($"var {old} = {a};");
                Line($"{a} = {b};");
                Line($"{b} = {old};");
                break;
            case 1 when random.Next(3) == 0:
                Line($"{a} = {b};");
                break;
            default:
                Line($"({a}, {b}) = ({b}, {a});");
                break;
        }
    }

    private void ExchangeRows()
    {
        var rows = expressions.Pick(scope.Jagged)!;
        var array = expressions.Pick(scope.ArrayVariables)!;
        Line(random.Next(3) switch
        {
            0 => $"({rows}[0], {rows}[1]) = ({rows}[1], {rows}[0]);",
            1 => $"{array} = {rows}[{expressions.Integer()} % 2];",
            _ => $"{rows}[{expressions.Integer()} % 2] = {array};",
        });
    }

    private void DeclareIntegers()
    {
        if (scope.Integers.Count > 0 && random.Next(2) == 0)
        {
            var k = expressions.Pick(scope.Integers)!;
            Line($"{k} = ({expressions.Integer()} * 3 + {k}) % 7;");
            return;
        }
        var name = Name("k");
        Line($"var {name} = {expressions.Integer()} % 4;");
        scope.Integers.Add(name);
    }

    private void AssignTuple()
    {
        if (scope.Numbers.Count < 2) return;
        var a = expressions.Pick(scope.Numbers)!;
        var b = expressions.Pick(scope.Numbers)!;
        if (a != b) Line($"({a}, {b}) = ({Number(1)}, {Number(1)});");
    }

    private void Call()
    {
        switch (random.Next(4))
        {
            case 3 when expressions.Pick(callees.OfTuple) is { } f:
                var (first, second) = (Name("o"), Name("o"));
                Line($"var ({first}, {second}) = {f}({Number(1)}, {Number(1)});");
                scope.Numbers.AddRange([first, second]);
                break;
            case 0 when expressions.Pick(callees.Writing) is { } f && expressions.Pick(scope.WritableArrays) is { } a:
                Line($"{f}({a}, {Number(1)});");
                break;
            case 1 when expressions.Pick(callees.WithOut) is { } f:
                var o = Name("o");
                Line($"{f}({Number(1)}, {Number(1)}, out var {o});");
                scope.Numbers.Add(o);
                break;
            case 2 when expressions.Pick(callees.ByReference) is { } f && expressions.Pick(scope.Numbers) is { } v:
                var place = expressions.Pick(scope.WritableArrays) is { } w && random.Next(3) == 0
                    ? $"{w}[{expressions.Integer()} % {w}.Length]"
                    : expressions.Pick(scope.Numbers)!;
                Line($"{v} = 0.5 * {f}(ref {place}, {Number(1)});");
                break;
            default:
                Assign();
                break;
        }
    }

    /// <summary>An exit, under a condition.</summary>
    private void Leave()
    {
        if (loops == 0 && random.Next(3) > 0)
        {
            Assign();
            return;
        }
        Line($"if ({expressions.Condition(1)})");
        Line("{");
        indentation++;
        var mark = scope.Mark();
        if (random.Next(2) == 0) Compound();
        var exit = loops == 0 ? 2 : random.Next(3);
        if (exit == 0) Line("break;");
        else if (exit == 1) Line("continue;");
        else Return();
        scope.Restore(mark);
        indentation--;
        Line("}");
    }

    private void Return() => Line(result switch
    {
        Result.Number => $"return {Number(2)} + 0.5 * {Number(1)};",
        Result.Pair => $"return ({Number(2)}, {Number(2)});",
        Result.Array => $"return new double[] {{ {Number(2)}, {Number(1)} }};",
        _ => "return;",
    });

    private string Number(int depth) => expressions.Number(random.Next(depth + 1));

    private string Name(string stem) => stem + ++names;

    private void Line(string line) => text.Append(' ', 4 * indentation).Append(line).Append('\n');
}
