using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// What the IR has no operation for is kept as text, and refused later if a derivative would pass through it.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> Opaque(IOperation operation)
    {
        var (id, reason) = ReasonOf(operation);
        return Opaque(operation, id, reason);
    }

    private ImmutableArray<IrValue> Opaque(IOperation operation, string diagnosticId, string reason)
    {
        var text = new OpaqueText(this);
        text.WriteAll(operation);
        if (!text.IsComplete)
        {
            return Defaults(operation.Type);
        }

        var isStatement = operation.Type is null or { SpecialType: SpecialType.System_Void };
        var type = isStatement ? null : TypeMapper.Map(operation.Type!);
        var opaque = _builder.Append(new OpaqueOperation(
            type is null ? new([]) : new([_builder.Fresh(type)]), text.Template, text.Inputs, reason, diagnosticId, EffectsOf(text)));
        return type is null ? []
            : TypeMapper.IsTuple(operation.Type!) ? Spread(opaque.Values[0], operation.Type!)
            : [opaque.Values[0]];
    }

    private static Effects EffectsOf(OpaqueText text) =>
        text.Inputs.Any(static input => input.Type.IsMemory) ? text.Effects | Effects.Reads : text.Effects;

    private (string Id, string Reason) ReasonOf(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } or { ContainingType.Name: "Enumerable", ContainingNamespace.Name: "Linq" } }:
                return (DiagnosticIds.LambdaInBody, "");
            case IInvocationOperation { TargetMethod: var method }:
                var mapping = method.GetDocumentationCommentId() is { } id ? Rules.PrimitiveMap.Find(id) : null;
                return mapping?.Reason is { } reason
                    ? (DiagnosticIds.UnsupportedFunction, $"'{Display(method)}' {reason}")
                    : (method.DeclaringSyntaxReferences.IsEmpty ? DiagnosticIds.NoDerivativeRuleInLibrary : DiagnosticIds.NoDerivativeRule, Display(method));
            case IMemberReferenceOperation { Member: var member } when _callees.IsConstant(member):
                return ("", "its derivative is dropped");
            case IMemberReferenceOperation { Member.IsStatic: false }:
                return (DiagnosticIds.MemberOfObject, "it is a member of an object");
            case IMemberReferenceOperation { Member: var member }:
                return (DiagnosticIds.UnsupportedExpression, $"the static member '{Display(member)}' is not differentiated");
            case IObjectCreationOperation or IConversionOperation or IDefaultValueOperation or IConditionalAccessOperation or IBinaryOperation
                or IUnaryOperation or ICoalesceOperation when OpaqueTypeIn(operation) is { } type:
                return (DiagnosticIds.UnsupportedTypeInBody, type);
            default:
                return (DiagnosticIds.UnsupportedExpression, "expressions of this kind are not differentiated");
        }
    }

    private static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The type that makes an expression opaque: its own, or an operand's.</summary>
    private static string? OpaqueTypeIn(IOperation operation) =>
        new[] { operation.Type }.Concat(operation.ChildOperations.Select(static child => child.Type))
            .FirstOrDefault(static type => type is not null && TypeMapper.Map(type) is OpaqueType) is { } opaque
            ? Display(opaque)
            : null;
}
