using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Expressions: each gives the leaves of its value, in the order C# evaluates its parts.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> Lower(IOperation expression) => At(expression, () => LowerExpression(expression));

    /// <summary>An expression that is not a tuple.</summary>
    private IrValue LowerOne(IOperation expression)
    {
        var leaves = Lower(expression);
        return leaves.Length == 1 ? leaves[0]
            : expression.Type is { } type && leaves.Length > 1 ? Pack(leaves, type)
            : _builder.Default(expression.Type is null ? IrType.Double : TypeMapper.Map(expression.Type));
    }

    private ImmutableArray<IrValue> LowerExpression(IOperation expression)
    {
        if (expression is { ConstantValue: { HasValue: true, Value: var constant }, Type: { } constantType })
        {
            return [_builder.Constant(Constants.Of(constant, constantType))];
        }

        switch (expression)
        {
            case ILocalReferenceOperation { Local: var local }:
                return _references.TryGetValue(local, out var place) ? ReadPlace(place, expression) : [.. VariablesOf(local).Select(Read)];
            case IParameterReferenceOperation { Parameter: var parameter }:
                return [.. VariablesOf(parameter).Select(Read)];
            case IParenthesizedOperation parenthesized:
                return Lower(parenthesized.Operand);
            case IFieldReferenceOperation { Instance.Type: { IsTupleType: true } tuple } element:
                var (start, count) = LeavesOfElement(tuple, element.Field);
                return [.. Lower(element.Instance).Skip(start).Take(count)];
            case IArrayElementReferenceOperation { Indices.Length: 1 } slice when IsRange(slice.Indices[0]):
                return [LowerSlice(LowerOne(slice.ArrayReference), slice.Indices[0])];
            case IImplicitIndexerReferenceOperation slice when IsRange(slice.Argument) && IsMemory(slice.Instance.Type):
                return [LowerSlice(LowerOne(slice.Instance), slice.Argument)];
            case IArrayElementReferenceOperation:
            case IImplicitIndexerReferenceOperation when IsMemory(((IImplicitIndexerReferenceOperation)expression).Instance.Type):
                return ReadPlace(PlaceOf(expression), expression);
            case IPropertyReferenceOperation property:
                return LowerProperty(property);
            case IUnaryOperation unary:
                return LowerUnary(unary);
            case IBinaryOperation binary:
                return LowerBinary(binary);
            case ITupleBinaryOperation comparison:
                return [LowerTupleComparison(comparison)];
            case IConversionOperation conversion:
                return LowerConversion(conversion);
            case ITupleOperation tuple:
                return [.. tuple.Elements.SelectMany(element => Lower(element))];
            case IConditionalOperation { IsRef: true }:
                Report(DiagnosticIds.RefLocal, expression);
                return Defaults(expression.Type);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return CompletionAnalysis.BooleanConstant(conditional.Condition) switch
                {
                    true => Lower(conditional.WhenTrue),
                    false => Lower(whenFalse),
                    null => Decide(
                        LowerOne(conditional.Condition), LeafTypes(conditional.Type), () => Lower(conditional.WhenTrue), () => Lower(whenFalse)),
                };
            case ICoalesceOperation { ValueConversion.IsIdentity: true } coalesce when coalesce.Value.Type?.IsReferenceType == true:
                return LowerCoalesce(coalesce);
            case ISwitchExpressionOperation switchExpression:
                return LowerSwitchExpression(switchExpression);
            case IIsPatternOperation isPattern:
                return [LowerIsPattern(isPattern)];
            case IInvocationOperation invocation:
                return LowerInvocation(invocation);
            case IObjectCreationOperation creation:
                return LowerObjectCreation(creation);
            case IArrayCreationOperation creation:
                return [LowerArrayCreation(creation)];
            case ICollectionExpressionOperation collection when IsMemory(collection.Type):
                return [LowerCollection(collection)];
            case IDefaultValueOperation:
                return Defaults(expression.Type);
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation
                or IDeconstructionAssignmentOperation or ICoalesceAssignmentOperation:
                return LowerAssignment(expression);
            case IDeclarationExpressionOperation declaration:
                return ReadPlace(PlaceOf(declaration), declaration);
            case IThrowOperation thrown:
                LowerThrow(thrown);
                return Defaults(expression.Type);
            case IInvalidOperation:
                return LowerInvalid(expression);
            case { Kind: OperationKind.None } when expression.Syntax.IsKind(SyntaxKind.StackAllocArrayCreationExpression)
                || expression.Syntax.IsKind(SyntaxKind.ImplicitStackAllocArrayCreationExpression):
                return [LowerStackAllocation(expression)];
            case { Kind: OperationKind.None }:
                Unsupported(expression, "expressions of this kind are not supported");
                return Defaults(expression.Type);
            default:
                return Opaque(expression);
        }
    }

    private static bool IsMemory(ITypeSymbol? type) => type is not null && TypeMapper.Map(type).IsMemory;

    private ImmutableArray<IrValue> LowerCoalesce(ICoalesceOperation coalesce)
    {
        var value = LowerOne(coalesce.Value);
        var isNull = OpaqueText.Pure(this, "{0} is null", IrType.Boolean, value);
        return Decide(isNull, LeafTypes(coalesce.Type), () => Lower(coalesce.WhenNull), () => [value]);
    }

    /// <summary>An expression that does not compile, unless it is one whose meaning is generated.</summary>
    private ImmutableArray<IrValue> LowerInvalid(IOperation expression)
    {
        var generated = expression.DescendantsAndSelf().FirstOrDefault(inner => inner is IInvalidOperation && GeneratedMemberName(inner) is not null);
        if (generated is not null)
        {
            Report(DiagnosticIds.DerivativeOfDerivative, generated, GeneratedMemberName(generated)!);
        }
        else
        {
            Report(DiagnosticIds.CodeDoesNotCompile, expression);
        }

        return Defaults(expression.Type);
    }

    /// <summary>Several leaves as one value that the IR only passes through: a tuple as an array element or an argument.</summary>
    private IrValue Pack(ImmutableArray<IrValue> leaves, ITypeSymbol type)
    {
        var next = 0;
        var text = PackText(type, ref next);
        return _builder.Append(new OpaqueOperation(
            new([_builder.Fresh(TypeMapper.Map(type))]),
            text,
            new([.. leaves]),
            TypeMapper.CSharp(type).Replace("global::", ""),
            DiagnosticIds.UnsupportedTypeInBody,
            Effects.Pure)).Values[0];
    }

    /// <summary><c>({0}, ({1}, {2}))</c> for the leaves of a tuple.</summary>
    private static string PackText(ITypeSymbol type, ref int next)
    {
        if (!TypeMapper.IsTuple(type))
        {
            return "{" + next++ + "}";
        }

        var elements = new List<string>();
        foreach (var element in ((INamedTypeSymbol)type).TupleElements)
        {
            elements.Add(PackText(element.Type, ref next));
        }

        return "(" + string.Join(", ", elements) + ")";
    }

    /// <summary>The leaves of a value that is a tuple in one piece.</summary>
    private ImmutableArray<IrValue> Spread(IrValue tuple, ITypeSymbol type)
    {
        var leaves = ImmutableArray.CreateBuilder<IrValue>();
        Spread(tuple, type, "{0}", leaves);
        return leaves.ToImmutable();
    }

    private void Spread(IrValue tuple, ITypeSymbol type, string text, ImmutableArray<IrValue>.Builder leaves)
    {
        if (TypeMapper.IsTuple(type))
        {
            var number = 1;
            foreach (var element in ((INamedTypeSymbol)type).TupleElements)
            {
                Spread(tuple, element.Type, text + ".Item" + number++, leaves);
            }
        }
        else
        {
            leaves.Add(_builder.Append(new OpaqueOperation(
                new([_builder.Fresh(TypeMapper.Map(type))]),
                text,
                new([tuple]),
                tuple.Type.CSharp.Replace("global::", ""),
                DiagnosticIds.UnsupportedTypeInBody,
                Effects.Pure)).Values[0]);
        }
    }
}
