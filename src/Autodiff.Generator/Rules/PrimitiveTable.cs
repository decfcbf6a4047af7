namespace Autodiff.Generator.Rules;

/// <summary>The one table of derivative rules: both modes and every order of derivative follow from its rows.</summary>
internal static partial class PrimitiveTable
{
    private static readonly Dictionary<Primitive, Rule> Rows = AllRows().ToDictionary(static row => row.Primitive);

    /// <summary>The row of a primitive; every primitive has one.</summary>
    public static Rule Get(Primitive primitive) => Rows[primitive];

    public static bool MayThrow(Primitive primitive) => Rows[primitive].MayThrow;

    private static IEnumerable<Rule> AllRows() => [.. OperatorRows(), .. FunctionRows()];

    private static Rule Differentiable(Primitive primitive, string? call, string formula, params Partial?[] partials) => new()
    {
        Primitive = primitive,
        Kind = RuleKind.Differentiable,
        Double = call is null ? null : "Math." + call,
        Single = call is null ? null : "MathF." + call,
        Formula = formula,
        Partials = partials,
    };

    private static Rule Zero(Primitive primitive) => new() { Primitive = primitive, Kind = RuleKind.Zero };
}
