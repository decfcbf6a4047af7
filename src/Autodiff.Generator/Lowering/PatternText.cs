using Autodiff.Generator.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: patterns on values that the IR does not compute with, as C# source.</summary>
internal static class PatternText
{
    /// <summary>The source, or null if the pattern declares variables or is of another kind.</summary>
    public static string? Of(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => "_",
        IConstantPatternOperation { Value: { Type: { } type, ConstantValue: { HasValue: true, Value: var value } } } => Constants.Text(value, type),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => "null",
        IRelationalPatternOperation { Value: { Type: { } type, ConstantValue: { HasValue: true, Value: var value } } } relational
            when Comparison(relational.OperatorKind) is { } comparison => comparison + " " + Constants.Text(value, type),
        INegatedPatternOperation negated => Of(negated.Pattern) is { } inner ? "not (" + inner + ")" : null,
        IBinaryPatternOperation binary => Of(binary.LeftPattern) is { } left && Of(binary.RightPattern) is { } right
            ? "(" + left + (binary.OperatorKind == BinaryOperatorKind.And ? " and " : " or ") + right + ")"
            : null,
        ITypePatternOperation { MatchedType: { } type } => TypeMapper.CSharp(type),
        IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true } recursive => OfProperties(recursive),
        _ => null,
    };

    private static string? OfProperties(IRecursivePatternOperation recursive)
    {
        var properties = new List<string>();
        foreach (var property in recursive.PropertySubpatterns)
        {
            if (property.Member is not IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member }
                || Of(property.Pattern) is not { } inner)
            {
                return null;
            }

            properties.Add(TypeNames.Escape(member.Name) + ": " + inner);
        }

        var type = SymbolEqualityComparer.Default.Equals(recursive.MatchedType, recursive.InputType) ? "" : TypeMapper.CSharp(recursive.MatchedType) + " ";
        return properties.Count == 0 ? type + "{ }" : type + "{ " + string.Join(", ", properties) + " }";
    }

    private static string? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        _ => null,
    };
}
