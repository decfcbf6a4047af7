using System.Reflection;
using System.Text;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Writes docs/rules.md from the rule table.</summary>
internal static class RuleDocument
{
    private const string Introduction = """
        # Derivative rules

        This file is generated from the rule table (`src/Autodiff.Generator/Rules`), and a test holds it equal to the table. After a change of the
        table run `AUTODIFF_ACCEPT_DOCS=1 dotnet test tests/Autodiff.Generator.Tests --filter RuleDocument` and look at the difference.

        The operands of a function are called x, y, z in order, and its value *result*. The column *derivative* gives the partial derivative with
        respect to each of them. Both modes and all higher derivatives follow from it.

        ## Policy

        - Kinks and ties follow PyTorch: where two operands of `Max` are equal, each gets half of the derivative; `Abs` has derivative 0 at 0;
          `Clamp` passes the derivative on at its bounds. The tables say so row by row.
        - At the edge of a domain the formula is evaluated in IEEE arithmetic: the derivative of `Sqrt` at 0 is infinite, and infinity times
          a zero cotangent is NaN. Outside the domain, where the value is NaN, the formula is evaluated as it stands.
        - Products with cotangents and tangents are IEEE products: zero times infinity is NaN. Where a rule says that a derivative is zero,
          the cotangent is not multiplied but dropped.
        - Functions that are constant between jumps (rounding, comparisons) have derivative zero, also at the jumps.
        - Methods that have no rule are kept as they are where no derivative passes through them, and are an error otherwise.

        """;

    private static readonly Dictionary<Primitive, string> Operators = new()
    {
        [Primitive.Add] = "x + y",
        [Primitive.Subtract] = "x - y",
        [Primitive.Multiply] = "x * y",
        [Primitive.Divide] = "x / y",
        [Primitive.Remainder] = "x % y",
        [Primitive.Negate] = "-x",
        [Primitive.Convert] = "(T)x",
        [Primitive.Equal] = "x == y",
        [Primitive.NotEqual] = "x != y",
        [Primitive.Less] = "x < y",
        [Primitive.LessOrEqual] = "x <= y",
        [Primitive.Greater] = "x > y",
        [Primitive.GreaterOrEqual] = "x >= y",
        [Primitive.LogicalNot] = "!x",
        [Primitive.And] = "x & y",
        [Primitive.Or] = "x | y",
        [Primitive.ExclusiveOr] = "x ^ y",
        [Primitive.Complement] = "~x",
        [Primitive.ShiftLeft] = "x << y",
        [Primitive.ShiftRight] = "x >> y",
        [Primitive.UnsignedShiftRight] = "x >>> y",
    };

    public static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (title, rows) in PrimitiveTable.Families)
        {
            var differentiable = rows.Where(static row => row.Kind is RuleKind.Differentiable).ToArray();
            var zero = rows.Where(static row => row.Kind is RuleKind.Zero).ToArray();
            text.Append($"\n## {title}\n");
            if (differentiable.Length > 0)
            {
                Table(text, "function | derivative | kinks, ties, edges", differentiable.Select(static row => $"{Call(row)} | {row.Formula} | {row.Policy}"));
            }

            if (zero.Length > 0)
            {
                text.Append("\nDerivative zero:\n");
                Table(text, "function | note", zero.Select(static row => $"{Call(row)} | {row.Policy}"));
            }
        }

        text.Append("\n## Methods without a rule\n");
        foreach (var methods in PrimitiveMap.All.Where(static mapping => mapping.Primitives.IsEmpty).GroupBy(static mapping => mapping.Reason))
        {
            var names = methods.Select(static mapping => "`" + Signature(mapping.MethodId) + "`").Order(StringComparer.Ordinal);
            text.Append($"\nA method that {methods.Key}: {string.Join(", ", names)}.\n");
        }

        text.Append("\n## Constants\n\nThe C# compiler folds them, so they need no rule:\n\n");
        foreach (var type in DotNetMethods.Types)
        {
            var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => $"`{field.Name}`").Order(StringComparer.Ordinal);
            text.Append($"- `{Name(type.FullName!)}`: {string.Join(", ", fields)}\n");
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string header, IEnumerable<string> rows)
    {
        text.Append($"\n| {header} |\n|{string.Concat(header.Split('|').Select(static _ => " --- |"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {row} |\n".Replace("|  |", "| |", StringComparison.Ordinal));
        }
    }

    private static string Call(Rule row)
    {
        if (Operators.TryGetValue(row.Primitive, out var symbols))
        {
            return $"`{symbols.Replace("|", "\\|", StringComparison.Ordinal)}`";
        }

        var operands = "(" + string.Join(", ", row.Operands.Select(static (type, i) => type is OpaqueType ? "mode" : "xyz"[i].ToString())) + ")";
        if (row.Methods.Count == 0)
        {
            return $"`{string.Format(null, row.Double!, "x")}`";
        }

        var methods = row.Methods.Select(static id => id[2..id.IndexOf('(', StringComparison.Ordinal)])
            .Select(static name => (Type: Name(name[..name.LastIndexOf('.')]), Method: name[(name.LastIndexOf('.') + 1)..]))
            .Distinct().GroupBy(static name => name.Method);
        return string.Join("; ", methods.Select(group => $"`{group.Key}{operands}` of {string.Join(", ", group.Select(static name => $"`{name.Type}`"))}"));
    }

    private static string Signature(string id)
    {
        var open = id.IndexOf('(', StringComparison.Ordinal);
        var method = id[2..open].Replace("``1", "<T>", StringComparison.Ordinal);
        var parameters = id[(open + 1)..^1].Replace('{', '<').Replace('}', '>').Split(',').Select(Parameter);
        return $"{Name(method[..method.LastIndexOf('.')])}.{method[(method.LastIndexOf('.') + 1)..]}({string.Join(", ", parameters)})";
    }

    private static string Parameter(string type) =>
        type.EndsWith('@') ? "out " + Parameter(type[..^1])
        : type == "``0" ? "T"
        : type.EndsWith('>') ? $"{Name(type[..type.IndexOf('<', StringComparison.Ordinal)])}<{Parameter(type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1])}>"
        : Name(type);

    private static string Name(string type) => type switch
    {
        "System.Double" => "double",
        "System.Single" => "float",
        "System.SByte" => "sbyte",
        "System.Byte" => "byte",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        "System.IntPtr" => "nint",
        "System.UIntPtr" => "nuint",
        "System.Decimal" => "decimal",
        "System.String" => "string",
        "System.Char" => "char",
        _ => type[(type.LastIndexOf('.') + 1)..],
    };
}
