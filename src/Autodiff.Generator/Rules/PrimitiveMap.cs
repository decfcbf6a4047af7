using Autodiff.Generator.Collections;

namespace Autodiff.Generator.Rules;

/// <summary>
/// The map from .NET's methods to primitives, by documentation-comment id. It knows every public static method of <c>Math</c>,
/// <c>MathF</c>, <c>double</c>, <c>float</c> and <c>SpecialFunctions</c>.
/// </summary>
internal static class PrimitiveMap
{
    private const string OnIntegers = "takes integers only";
    private const string OnDecimals = "is decimal arithmetic, which has no derivatives";
    private const string ReadsText = "reads text, which has no derivative";
    private const string IsGeneric = "is a generic conversion; write a cast instead";

    private static readonly Dictionary<string, PrimitiveMapping> Mappings = AllMappings().ToDictionary(static mapping => mapping.MethodId);

    public static IEnumerable<PrimitiveMapping> All => Mappings.Values;

    /// <summary>The mapping of a method, or null if the compiler does not know it.</summary>
    public static PrimitiveMapping? Find(string documentationId) =>
        Mappings.TryGetValue(documentationId, out var mapping) ? mapping : null;

    private static IEnumerable<PrimitiveMapping> AllMappings() =>
    [
        .. PrimitiveTable.All.SelectMany(static row => row.Methods.Select(id => Mapped(id, row.Primitive))),
        .. FloatingMethods("System.Double"), .. FloatingMethods("System.Single"),
        Mapped("M:System.Math.SinCos(System.Double)", Primitive.SinOfSinCos, Primitive.CosOfSinCos),
        Mapped("M:System.MathF.SinCos(System.Single)", Primitive.SinOfSinCos, Primitive.CosOfSinCos),
        .. IntegerMethods(), .. DecimalMethods(),
    ];

    private static PrimitiveMapping Mapped(string id, params Primitive[] primitives) =>
        new(id, primitives.ToEquatableArray(), PrimitiveTable.Get(primitives[0]).Kind, null);

    private static PrimitiveMapping Kept(string id, RuleKind kind, string reason) => new(id, EquatableArray<Primitive>.Empty, kind, reason);

    private static IEnumerable<PrimitiveMapping> FloatingMethods(string type)
    {
        var two = $"({type},{type})";
        yield return Mapped($"M:{type}.SinCos({type})", Primitive.SinOfSinCos, Primitive.CosOfSinCos);
        yield return Mapped($"M:{type}.SinCosPi({type})", Primitive.SinOfSinCosPi, Primitive.CosOfSinCosPi);
        yield return Mapped($"M:{type}.op_Equality{two}", Primitive.Equal);
        yield return Mapped($"M:{type}.op_Inequality{two}", Primitive.NotEqual);
        yield return Mapped($"M:{type}.op_LessThan{two}", Primitive.Less);
        yield return Mapped($"M:{type}.op_LessThanOrEqual{two}", Primitive.LessOrEqual);
        yield return Mapped($"M:{type}.op_GreaterThan{two}", Primitive.Greater);
        yield return Mapped($"M:{type}.op_GreaterThanOrEqual{two}", Primitive.GreaterOrEqual);

        yield return Kept($"M:{type}.ConvertToInteger``1({type})", RuleKind.Unsupported, IsGeneric);
        yield return Kept($"M:{type}.ConvertToIntegerNative``1({type})", RuleKind.Unsupported, IsGeneric);
        foreach (var conversion in new[] { "CreateChecked", "CreateSaturating", "CreateTruncating" })
        {
            yield return Kept($"M:{type}.{conversion}``1(``0)", RuleKind.Unsupported, IsGeneric);
        }

        const string style = "System.Globalization.NumberStyles";
        const string provider = "System.IFormatProvider";
        yield return Kept($"M:{type}.Parse(System.String)", RuleKind.Zero, ReadsText);
        yield return Kept($"M:{type}.Parse(System.String,{style})", RuleKind.Zero, ReadsText);
        yield return Kept($"M:{type}.TryParse(System.String,{type}@)", RuleKind.Zero, ReadsText);
        foreach (var text in new[] { "System.String", "System.ReadOnlySpan{System.Char}", "System.ReadOnlySpan{System.Byte}" })
        {
            yield return Kept($"M:{type}.Parse({text},{provider})", RuleKind.Zero, ReadsText);
            yield return Kept($"M:{type}.Parse({text},{style},{provider})", RuleKind.Zero, ReadsText);
            yield return Kept($"M:{type}.TryParse({text},{provider},{type}@)", RuleKind.Zero, ReadsText);
            yield return Kept($"M:{type}.TryParse({text},{style},{provider},{type}@)", RuleKind.Zero, ReadsText);
            if (text != "System.String")
            {
                yield return Kept($"M:{type}.TryParse({text},{type}@)", RuleKind.Zero, ReadsText);
            }
        }
    }

    private static IEnumerable<PrimitiveMapping> IntegerMethods()
    {
        foreach (var type in new[] { "SByte", "Byte", "Int16", "UInt16", "IntPtr", "UIntPtr" })
        {
            yield return Kept(MathMethod("Max", type, type), RuleKind.Zero, OnIntegers);
            yield return Kept(MathMethod("Min", type, type), RuleKind.Zero, OnIntegers);
            yield return Kept(MathMethod("Clamp", type, type, type), RuleKind.Zero, OnIntegers);
            yield return Kept(MathMethod("DivRem", type, type), RuleKind.Zero, OnIntegers);
            if (type is "SByte" or "Int16" or "IntPtr")
            {
                yield return Kept(MathMethod("Abs", type), RuleKind.Zero, OnIntegers);
                yield return Kept(MathMethod("Sign", type), RuleKind.Zero, OnIntegers);
            }
        }

        foreach (var type in new[] { "Int32", "UInt32", "Int64", "UInt64" })
        {
            yield return Mapped(MathMethod("DivRem", type, type), Primitive.Divide, Primitive.Remainder);
            yield return Kept(MathMethod("BigMul", type, type), RuleKind.Zero, OnIntegers);
        }

        yield return Kept(MathMethod("DivRem", "Int32", "Int32", "Int32@"), RuleKind.Zero, OnIntegers);
        yield return Kept(MathMethod("DivRem", "Int64", "Int64", "Int64@"), RuleKind.Zero, OnIntegers);
        yield return Kept(MathMethod("BigMul", "Int64", "Int64", "Int64@"), RuleKind.Zero, OnIntegers);
        yield return Kept(MathMethod("BigMul", "UInt64", "UInt64", "UInt64@"), RuleKind.Zero, OnIntegers);
    }

    private static IEnumerable<PrimitiveMapping> DecimalMethods()
    {
        const string type = "Decimal";
        foreach (var name in new[] { "Abs", "Ceiling", "Floor", "Round", "Sign", "Truncate" })
        {
            yield return Kept(MathMethod(name, type), RuleKind.Unsupported, OnDecimals);
        }

        yield return Kept(MathMethod("Max", type, type), RuleKind.Unsupported, OnDecimals);
        yield return Kept(MathMethod("Min", type, type), RuleKind.Unsupported, OnDecimals);
        yield return Kept(MathMethod("Clamp", type, type, type), RuleKind.Unsupported, OnDecimals);
        yield return Kept(MathMethod("Round", type, "Int32"), RuleKind.Unsupported, OnDecimals);
        yield return Kept(MathMethod("Round", type, "MidpointRounding"), RuleKind.Unsupported, OnDecimals);
        yield return Kept(MathMethod("Round", type, "Int32", "MidpointRounding"), RuleKind.Unsupported, OnDecimals);
    }

    private static string MathMethod(string name, params string[] types) =>
        $"M:System.Math.{name}({string.Join(",", types.Select(static type => "System." + type))})";
}
