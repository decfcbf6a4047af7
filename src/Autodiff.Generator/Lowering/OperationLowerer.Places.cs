using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// What can be assigned: evaluated once, then read and written.
internal sealed partial class OperationLowerer
{
    // Reference locals are names for the place they were made from.
    private readonly Dictionary<ILocalSymbol, Place> _references = new(SymbolEqualityComparer.Default);

    private Place PlaceOf(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local } reference:
                if (_references.TryGetValue(local, out var place))
                {
                    return place;
                }

                if (reference.IsDeclaration)
                {
                    Declare(local);
                }

                return new VariablePlace(VariablesOf(local));
            case IParameterReferenceOperation { Parameter: var parameter }:
                return new VariablePlace(VariablesOf(parameter));
            case IParenthesizedOperation parenthesized:
                return PlaceOf(parenthesized.Operand);
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case ITupleOperation tuple:
                return new TuplePlace([.. tuple.Elements.Select(PlaceOf)]);
            case IDiscardOperation:
                return new DiscardPlace(LeafTypes(target.Type).Count);
            case IFieldReferenceOperation { Instance: { Type: { IsTupleType: true } tuple } instance } element:
                return ElementOfTuple(element, instance, tuple);
            case IArrayElementReferenceOperation { ArrayReference: var array, Indices: var indices } element
                when IsMemory(array.Type) && !indices.Any(IsRange):
                var arrayValue = LowerOne(array);
                return new ElementPlace(
                    arrayValue,
                    new([.. indices.Select((index, dimension) => LowerIndex(index, arrayValue, indices.Length > 1 ? dimension : null))]),
                    element.Type);
            case IPropertyReferenceOperation { Instance: { } span, Property.IsIndexer: true, Arguments: { Length: 1 } arguments }
                when span.Type is not null && TypeMapper.SpanElement(span.Type) is { } spanElement:
                var spanValue = LowerOne(span);
                return new ElementPlace(spanValue, new([LowerIndex(arguments[0].Value, spanValue, null)]), spanElement);
            case IImplicitIndexerReferenceOperation { Instance: var span, Argument: var index } element when IsMemory(span.Type) && !IsRange(index):
                var sliced = LowerOne(span);
                return new ElementPlace(sliced, new([LowerIndex(index, sliced, null)]), element.Type);
            default:
                return Refuse(target);
        }
    }

    private Place ElementOfTuple(IFieldReferenceOperation element, IOperation instance, ITypeSymbol tuple)
    {
        var (start, count) = LeavesOfElement(tuple, element.Field);
        switch (PlaceOf(instance))
        {
            case VariablePlace place:
                return new VariablePlace([.. place.Variables.Skip(start).Take(count)]);
            case ElementPlace:
                Report(DiagnosticIds.UnsupportedTypeInBody, element, Display(tuple));
                break;
        }

        return new DiscardPlace(count);
    }

    private DiscardPlace Refuse(IOperation target)
    {
        switch (target)
        {
            case IInvalidOperation:
                LowerInvalid(target);
                break;
            case IMemberReferenceOperation { Member: { IsStatic: true } member } when target.Type is { } type && TypeMapper.Map(type).IsDifferentiable:
                Report(DiagnosticIds.StaticFieldWrite, target, Display(member));
                break;
            case IMemberReferenceOperation { Member: { IsStatic: true } member }:
                Report(
                    DiagnosticIds.UnsupportedStatement,
                    target,
                    $"it writes the static member '{Display(member)}'");
                break;
            case IMemberReferenceOperation { Instance: { Type: { } type } } when IsMemory(type):
                Unsupported(target, "elements of arrays and spans are written by integer indices");
                break;
            case IMemberReferenceOperation:
                Report(DiagnosticIds.MemberOfObject, target);
                break;
            case IInvocationOperation or IConditionalOperation:
                Report(DiagnosticIds.RefLocal, target);
                break;
            default:
                Unsupported(target, "it cannot be assigned in differentiated code");
                break;
        }

        return new DiscardPlace(LeafTypes(target.Type).Count);
    }

    private ImmutableArray<IrValue> ReadPlace(Place place, IOperation origin)
    {
        switch (place)
        {
            case VariablePlace variables:
                return [.. variables.Variables.Select(Read)];
            case ElementPlace element:
                var loaded = _builder.Append(new LoadOperation(
                    _builder.Fresh(element.Array.Type.Element!), element.Array, element.Indices)).Result;
                return element.ElementType is { IsTupleType: true } tuple ? Spread(loaded, tuple) : [loaded];
            case TuplePlace places:
                return [.. places.Elements.SelectMany(inner => ReadPlace(inner, origin))];
            default:
                return Defaults(origin.Type);
        }
    }

    private void AssignPlace(Place place, ImmutableArray<IrValue> values, IOperation origin)
    {
        switch (place)
        {
            case VariablePlace variables:
                Assign(variables.Variables, ConvertLeaves(values, new([.. variables.Variables.Select(static v => v.Type)]), origin));
                break;
            case ElementPlace element:
                var value = element.ElementType is { IsTupleType: true } tuple ? Pack(values, tuple)
                    : values.Length == 1 ? ConvertLeaf(values[0], element.Array.Type.Element!, origin)
                    : _builder.Default(element.Array.Type.Element!);
                _builder.Append(new StoreOperation(element.Array, element.Indices, value));
                break;
            case TuplePlace tuplePlace:
                // Conversions come before all assignments; these go from left to right.
                var next = 0;
                foreach (var inner in tuplePlace.Elements)
                {
                    var count = LeafCount(inner);
                    AssignPlace(inner, [.. values.Skip(next).Take(count)], origin);
                    next += count;
                }

                break;
        }
    }

    private static int LeafCount(Place place) => place switch
    {
        VariablePlace variables => variables.Variables.Length,
        ElementPlace { ElementType: { IsTupleType: true } tuple } => LeafTypes(tuple).Count,
        ElementPlace => 1,
        TuplePlace tuple => tuple.Elements.Sum(LeafCount),
        DiscardPlace discard => discard.LeafCount,
        _ => 0,
    };

    /// <summary>The variables that an assignment to a reference changes, found without evaluating anything.</summary>
    private ImmutableArray<Variable> VariablesOfReference(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                return _references.TryGetValue(local, out var place) ? place is VariablePlace { Variables: var variables } ? variables : []
                    : local.RefKind == RefKind.None ? VariablesOf(local)
                    : [];
            case IParameterReferenceOperation { Parameter: var parameter }:
                return VariablesOf(parameter);
            case IParenthesizedOperation parenthesized:
                return VariablesOfReference(parenthesized.Operand);
            case IDeclarationExpressionOperation declaration:
                return VariablesOfReference(declaration.Expression);
            case IFieldReferenceOperation { Instance: { Type: { IsTupleType: true } tuple } instance, Field: var field }:
                var (start, count) = LeavesOfElement(tuple, field);
                return [.. VariablesOfReference(instance).Skip(start).Take(count)];
            default:
                return [];
        }
    }
}
