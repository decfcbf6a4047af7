using System.Globalization;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>
/// Writes random expressions. Each form keeps values within a few units and is nearly non-expansive, so that long
/// programs stay tame and their derivatives comparable at a tight tolerance.
/// </summary>
/// <param name="random">The program's own randomness.</param>
/// <param name="scope">The names in scope.</param>
/// <param name="callees">The methods that may be called.</param>
internal sealed class ExpressionWriter(Random random, Scope scope, Callees callees)
{
    public string Number(int depth)
    {
        if (depth <= 0) return Atom();
        var d = depth - 1;
        return random.Next(24) switch
        {
            0 or 1 => $"({Coefficient()} * {Number(d)} + {Coefficient()} * {Number(d)})",
            2 => $"(0.6 * {Number(d)} - 0.4 * {Number(d)})",
            3 => $"0.3 * {Number(d)} * Math.Tanh({Number(d)})",
            4 => $"0.3 * Math.Atan({Number(d)}) * {Number(d)}",
            5 => $"{Number(d)} / (1.5 + Math.Abs({Number(d)}))",
            6 or 7 => $"Math.Sin({Number(d)})",
            8 => $"Math.Cos({Number(d)})",
            9 or 10 => $"Math.Tanh({Number(d)})",
            11 => $"Math.Exp(-Math.Abs({Number(d)}))",
            12 => $"0.6 * Math.Log(1.2 + Math.Abs({Number(d)}))",
            13 => $"0.7 * Math.Sqrt(0.5 + Math.Pow({Number(d)}, 2))",
            14 => $"Math.Max({Number(d)}, {Number(d)})",
            15 => $"Math.Min({Number(d)}, {Number(d)})",
            16 => $"(-{Number(d)})",
            17 => $"({Condition(d)} ? {Number(d)} : {Number(d)})",
            18 => $"(({Integer()} % 3) switch {{ 0 => {Number(d)}, 1 => {Number(d)}, _ => {Number(d)} }})",
            19 => Assignment(d),
            20 => Pick(callees.OfNumbers) is { } f ? $"{f}({Number(d)}, {Number(d)})" : Atom(),
            21 => Pick(callees.Recursive) is { } r ? $"{r}({Number(d)}, {Integer()} % 3)" : Atom(),
            22 => Pick(callees.OfArray) is { } s && Pick(scope.Arrays) is { } a ? $"0.4 * {s}({a}, {Integer()})" : Atom(),
            _ => Pick(callees.ByReference) is { } g && Pick(scope.Numbers) is { } v ? $"{g}(ref {v}, {Number(d)})" : Atom(),
        };
    }

    public string Condition(int depth) => random.Next(depth > 0 ? 9 : 5) switch
    {
        0 or 1 => $"{Number(depth - 1)} > {Threshold()}",
        2 => $"{Number(depth - 1)} <= {Threshold()}",
        3 => $"{Integer()} % 2 == 0",
        4 => $"{Integer()} % 3 != 1",
        5 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
        6 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        7 => $"!({Condition(depth - 1)})",
        _ => $"{Number(depth - 1)} < {Number(depth - 1)}",
    };

    /// <summary>A non-negative integer, as an operand of <c>%</c>.</summary>
    public string Integer()
    {
        var known = random.Next(3) == 0 ? Pick(scope.Integers) : Pick(scope.Counters);
        known ??= Pick(scope.Counters) ?? Pick(scope.Integers);
        if (known is null) return random.Next(5).ToString(CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => $"({known} + {random.Next(1, 4)})",
            1 => $"({known} * 2 + {Pick(scope.Counters) ?? "1"})",
            2 => scope.IndexArrays.Count > 0 ? IndexElement() : known,
            _ => known,
        };
    }

    /// <summary>An element of an array, for reading or writing.</summary>
    public string Element(string array)
    {
        if (random.Next(6) == 0) return $"{array}[^1]";
        if (random.Next(8) == 0 && Pick(scope.Integers) is { } k) return $"{array}[{k}++ % {array}.Length]";
        return $"{array}[{Integer()} % {array}.Length]";
    }

    public string MatrixElement(string matrix) => $"{matrix}[{Integer()} % 2, {Integer()} % 3]";

    public string RowElement(string jagged) => $"{jagged}[{Integer()} % 2][{(random.Next(2) == 0 ? "0" : "^1")}]";

    public string IndexElement()
    {
        var array = Pick(scope.IndexArrays)!;
        return $"{array}[{Pick(scope.Counters) ?? "2"} % {array}.Length]";
    }

    public string Coefficient() => (0.2 + 0.05 * random.Next(7)).ToString("0.##", CultureInfo.InvariantCulture);

    public string? Pick(List<string> names) => names.Count == 0 ? null : names[random.Next(names.Count)];

    private string Atom() => random.Next(12) switch
    {
        0 => $"({Threshold()})",
        1 => $"0.1 * {Integer()}",
        2 or 3 => Pick(scope.Arrays) is { } a ? Element(a) : Variable(),
        4 => Pick(scope.Views) is { } s ? Element(s) : Variable(),
        5 => Pick(scope.Jagged) is { } j ? RowElement(j) : Variable(),
        6 => Pick(scope.Matrices) is { } m ? MatrixElement(m) : Variable(),
        _ => Variable(),
    };

    private string Variable() => Pick(scope.Numbers) ?? "0.7";

    private string Assignment(int depth) => Pick(scope.Numbers) is { } v
        ? random.Next(4) switch
        {
            0 => $"({v} = {Number(depth)})",
            1 => $"({v} += 0.1 * {Number(depth)})",
            2 => $"Math.Sin({v}{(random.Next(2) == 0 ? "++" : "--")})",
            _ => $"({v} *= 0.8)",
        }
        : Atom();

    private string Threshold() => (0.37 * (random.Next(9) - 4) + 0.013).ToString("0.###", CultureInfo.InvariantCulture);
}
