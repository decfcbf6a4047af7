using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind and Lower: C# types to types of the IR. Total: what the IR does not compute with is opaque.</summary>
internal static class TypeMapper
{
    /// <summary>Types as generated code writes them: complete names, keywords escaped, nullability kept.</summary>
    public static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string CSharp(ITypeSymbol type) => type.ToDisplayString(Format);

    /// <summary>The IR's type of a C# type that is not a value tuple; a value tuple is opaque here, see <see cref="Leaves"/>.</summary>
    public static IrType Map(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => new ArrayType(Map(array.ElementType), array.Rank),
        INamedTypeSymbol named when SpanElement(named) is { } element => new SpanType(Map(element), named.Name == "ReadOnlySpan"),
        _ when ScalarKindOf(type) is { } kind => new ScalarType(kind),
        // string and string? are one type to the IR.
        _ => new OpaqueType(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
    };

    /// <summary>The types of a value's leaves: one, or those of a value tuple's elements, nested ones too.</summary>
    public static EquatableArray<IrType> Leaves(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Void ? EquatableArray<IrType>.Empty : AllLeaves(type).ToEquatableArray();

    /// <summary>
    /// Names for the leaves of a type, in the order of <see cref="Leaves"/>: the tuple elements' names, joined with <c>_</c> where nested;
    /// null for elements without names and for anything that is not a tuple.
    /// </summary>
    public static EquatableArray<string?> LeafNames(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Void ? EquatableArray<string?>.Empty : AllLeafNames(type).ToEquatableArray();

    /// <summary>The element type of a <c>Span</c> or <c>ReadOnlySpan</c>, else null.</summary>
    public static ITypeSymbol? SpanElement(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsRefLikeType: true, Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span
        && span.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            ? span.TypeArguments[0]
            : null;

    public static bool IsTuple(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true };

    private static IEnumerable<IrType> AllLeaves(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.SelectMany(static element => AllLeaves(element.Type))
        : [Map(type)];

    private static IEnumerable<string?> AllLeafNames(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.SelectMany(static element => LeafNamesOf(element))
        : [null];

    private static IEnumerable<string?> LeafNamesOf(IFieldSymbol element)
    {
        var name = element.IsExplicitlyNamedTupleElement ? element.Name : null;
        return IsTuple(element.Type)
            ? AllLeafNames(element.Type).Select(inner => name is null || inner is null ? inner ?? name : name + "_" + inner)
            : [name];
    }

    private static ScalarKind? ScalarKindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        _ => null,
    };
}
