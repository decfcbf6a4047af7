using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>
/// The one table of derivative rules: both modes and every order of derivative follow from its rows. A partial may use only primitives that
/// have rows themselves. Outside a function's domain the value is NaN and its formula is evaluated as it stands.
/// </summary>
internal static partial class PrimitiveTable
{
    /// <summary>The rows by family, as docs/rules.md shows them.</summary>
    public static readonly IReadOnlyList<(string Title, IReadOnlyList<Rule> Rows)> Families =
    [
        ("Operators", [.. OperatorRows()]),
        ("Trigonometric functions", [.. TrigonometricRows()]),
        ("Hyperbolic functions", [.. HyperbolicRows()]),
        ("Exponentials and logarithms", [.. ExponentialRows()]),
        ("Powers and roots", [.. PowerRows()]),
        ("Functions that choose an operand", [.. SelectionRows()]),
        ("Arithmetic", [.. ArithmeticRows()]),
        ("Rounding, and questions about a number", [.. RoundingRows()]),
        ("Special functions", [.. SpecialRows()]),
    ];

    private static readonly Dictionary<Primitive, Rule> Rows =
        Families.SelectMany(static family => family.Rows).ToDictionary(static row => row.Primitive);

    /// <summary>All rows, in the order of <see cref="Primitive"/>.</summary>
    public static IEnumerable<Rule> All => Rows.Values.OrderBy(static row => row.Primitive);

    /// <summary>The row of a primitive; every primitive has one.</summary>
    public static Rule Get(Primitive primitive) => Rows[primitive];

    public static bool MayThrow(Primitive primitive) => Rows[primitive].MayThrow;

    private static Rule Operator(Primitive primitive, OwnTypes types, string formula, params Partial?[] partials) => new()
    {
        Primitive = primitive,
        Kind = RuleKind.Differentiable,
        Types = types,
        Operands = new IrType?[partials.Length],
        Formula = formula,
        Partials = partials,
    };

    /// <summary>An operator that a derivative never passes through.</summary>
    private static Rule ZeroOperator(Primitive primitive, OwnTypes types, IReadOnlyList<IrType?> operands, IrType? result = null) => new()
    {
        Primitive = primitive,
        Kind = RuleKind.Zero,
        Types = types,
        Operands = operands,
        ResultType = result,
    };

    /// <summary>A function all of whose operands have its own type, and which .NET calls as the primitive.</summary>
    private static Rule Function(Primitive primitive, MethodHome home, string formula, params Partial?[] partials) =>
        Function(primitive, home, primitive.ToString(), new IrType?[partials.Length], formula, partials);

    private static Rule Function(
        Primitive primitive, MethodHome home, string name, IReadOnlyList<IrType?> operands, string formula, params Partial?[] partials) =>
        Called(
            new()
            {
                Primitive = primitive,
                Kind = RuleKind.Differentiable,
                Operands = operands,
                Formula = formula,
                Partials = partials,
            },
            home,
            name);

    /// <summary>A function whose derivative is zero wherever it exists.</summary>
    private static Rule ZeroFunction(
        Primitive primitive, MethodHome home, string? name = null, IReadOnlyList<IrType?>? operands = null, IrType? result = null) =>
        Called(
            new()
            {
                Primitive = primitive,
                Kind = RuleKind.Zero,
                Operands = operands ?? [null],
                ResultType = result,
            },
            home,
            name ?? primitive.ToString());

    /// <summary>One element of a tuple that .NET returns; <see cref="PrimitiveMap"/> knows the tuple's method.</summary>
    private static Rule Element(
        Primitive primitive, MethodHome home, string method, string element, string formula, Partial partial)
    {
        var row = Function(primitive, home, method, [null], formula, partial);
        return row with { Double = row.Double + "." + element, Single = row.Single + "." + element, Methods = [] };
    }

    private static Rule Called(Rule row, MethodHome home, string name)
    {
        var (doubles, singles) = home switch
        {
            MethodHome.Math => ("Math", "MathF"),
            MethodHome.Number => ("double", "float"),
            _ => ("SpecialFunctions", "SpecialFunctions"),
        };
        string[] methods = home switch
        {
            MethodHome.Math =>
            [
                MethodId("System.Math", name, row.Operands, "System.Double"), MethodId("System.MathF", name, row.Operands, "System.Single"),
                MethodId("System.Double", name, row.Operands, "System.Double"), MethodId("System.Single", name, row.Operands, "System.Single"),
            ],
            MethodHome.Number =>
            [
                MethodId("System.Double", name, row.Operands, "System.Double"), MethodId("System.Single", name, row.Operands, "System.Single"),
            ],
            _ =>
            [
                MethodId("Autodiff.SpecialFunctions", name, row.Operands, "System.Double"),
                MethodId("Autodiff.SpecialFunctions", name, row.Operands, "System.Single"),
            ],
        };
        var arguments = string.Join(", ", Enumerable.Range(0, row.Operands.Count).Select(static i => "{" + i + "}"));
        return row with { Double = $"{doubles}.{name}({arguments})", Single = $"{singles}.{name}({arguments})", Methods = methods };
    }

    /// <summary>Adds the overloads of <c>System.Math</c> for the integers that C# computes with, and for the other floating-point type.</summary>
    private static Rule WithMathOverloads(Rule row, params string[] types)
    {
        var name = row.Primitive.ToString();
        return row with
        {
            Types = OwnTypes.Numbers,
            Integer = row.Double,
            Methods = [.. row.Methods, .. types.Select(type => MethodId("System.Math", name, row.Operands, "System." + type))],
        };
    }

    private static string MethodId(string containingType, string name, IReadOnlyList<IrType?> operands, string ownType) =>
        $"M:{containingType}.{name}({string.Join(",", operands.Select(operand => operand switch
        {
            null => ownType,
            OpaqueType opaque => opaque.Name.Replace("global::", ""),
            _ => "System.Int32",
        }))})";
}
