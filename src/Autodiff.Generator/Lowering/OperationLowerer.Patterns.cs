using System.Collections.Immutable;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Patterns: conditions on a value that has been computed, and names for it or its parts.
internal sealed partial class OperationLowerer
{
    private IrValue LowerIsPattern(IIsPatternOperation isPattern)
    {
        var value = Lower(isPattern.Value);
        return isPattern.Value.Type is { } type ? Match(value, type, isPattern.Pattern) : _builder.Boolean(false);
    }

    /// <summary>Whether a value matches; variables of the pattern get their values.</summary>
    private IrValue Match(ImmutableArray<IrValue> value, ITypeSymbol type, IPatternOperation pattern) =>
        At(pattern, () => MatchPattern(value, type, pattern));

    private IrValue MatchPattern(ImmutableArray<IrValue> value, ITypeSymbol type, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return _builder.Boolean(true);
            case INegatedPatternOperation negated:
                return _builder.Primitive(Primitive.LogicalNot, IrType.Boolean, [Match(value, type, negated.Pattern)]);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return AndAlso(Match(value, type, both.LeftPattern), () => Match(value, type, both.RightPattern));
            case IBinaryPatternOperation either:
                return OrElse(Match(value, type, either.LeftPattern), () => Match(value, type, either.RightPattern));
            case IDeclarationPatternOperation declaration when declaration.MatchesNull || IsSameValueType(declaration.MatchedType, type):
                Bind(declaration.DeclaredSymbol, value);
                return _builder.Boolean(true);
            case ITypePatternOperation typePattern when IsSameValueType(typePattern.MatchedType, type):
                return _builder.Boolean(true);
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true } recursive
                when type is INamedTypeSymbol { IsTupleType: true } tuple
                    && recursive.DeconstructionSubpatterns.Length == tuple.TupleElements.Length:
                return MatchElements(value, tuple, recursive);
            case IConstantPatternOperation { Value: { Type: { } constantType, ConstantValue: { HasValue: true, Value: var constant } } }
                when value.Length == 1 && value[0].Type is ScalarType && constant is not null:
                return MatchConstant(value[0], Constants.Of(constant, constantType));
            case IRelationalPatternOperation { Value: { Type: { } boundType, ConstantValue: { HasValue: true, Value: var bound } } } relational
                when value.Length == 1 && value[0].Type is ScalarType && PrimitiveOf(relational.OperatorKind) is { } comparison && IsScalar(boundType):
                var (x, y) = Promoted(value[0], _builder.Constant(Constants.Of(bound, boundType)));
                return _builder.Compare(comparison, x, y);
            case var other when value.Length == 1 && PatternText.Of(other) is { } text:
                return OpaqueText.Pure(this, "{0} is " + text.Replace("{", "{{").Replace("}", "}}"), IrType.Boolean, value[0]);
            default:
                Unsupported(pattern, "patterns of this kind are not supported");
                return _builder.Boolean(false);
        }
    }

    private static bool IsSameValueType(ITypeSymbol? matched, ITypeSymbol type) =>
        type.IsValueType && SymbolEqualityComparer.Default.Equals(matched, type);

    private void Bind(ISymbol? declared, ImmutableArray<IrValue> value)
    {
        if (declared is ILocalSymbol local)
        {
            Declare(local);
            Assign(VariablesOf(local), value);
        }
    }

    private IrValue MatchElements(ImmutableArray<IrValue> value, INamedTypeSymbol tuple, IRecursivePatternOperation recursive)
    {
        Bind(recursive.DeclaredSymbol, value);
        return MatchFrom(0, 0);

        IrValue MatchFrom(int element, int leaf)
        {
            if (element == recursive.DeconstructionSubpatterns.Length)
            {
                return _builder.Boolean(true);
            }

            var elementType = tuple.TupleElements[element].Type;
            var count = LeafTypes(elementType).Count;
            var matches = Match([.. value.Skip(leaf).Take(count)], elementType, recursive.DeconstructionSubpatterns[element]);

            // Names are bound here, and not in a branch, where they would be lost.
            for (var i = element + 1; i < recursive.DeconstructionSubpatterns.Length; i++)
            {
                if (!IsAlwaysTrue(recursive.DeconstructionSubpatterns[i]))
                {
                    return AndAlso(matches, () => MatchFrom(element + 1, leaf + count));
                }
            }

            MatchFrom(element + 1, leaf + count);
            return matches;
        }
    }

    private static bool IsAlwaysTrue(IPatternOperation pattern) => pattern is IDiscardPatternOperation
        || (pattern is IDeclarationPatternOperation { MatchesNull: true });

    /// <summary>Constants match by ==, except that NaN matches NaN.</summary>
    private IrValue MatchConstant(IrValue value, Constant constant)
    {
        if (constant.Type.IsFloating && double.IsNaN(constant.AsDouble))
        {
            return _builder.Compare(Primitive.NotEqual, value, value);
        }

        if (constant.Type.IsBoolean)
        {
            return constant.AsBoolean ? value : _builder.Primitive(Primitive.LogicalNot, IrType.Boolean, [value]);
        }

        var (x, y) = Promoted(value, _builder.Constant(constant));
        return _builder.Compare(Primitive.Equal, x, y);
    }
}
