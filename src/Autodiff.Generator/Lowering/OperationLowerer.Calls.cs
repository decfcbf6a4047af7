using System.Collections.Immutable;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Calls: of differentiable methods, of mathematical functions, of the library's methods on arrays and spans, and of all others.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> LowerInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (GeneratedMemberName(invocation) is { } generated)
        {
            Report(DiagnosticIds.DerivativeOfDerivative, invocation, generated);
            return Defaults(invocation.Type);
        }

        if (_callees.Resolve(method) is { } callee)
        {
            return LowerCall(invocation, callee);
        }

        if (_callees.DropsDerivative(method))
        {
            return Opaque(invocation, diagnosticId: "", reason: "its derivative is dropped");
        }

        return TryLowerFunction(invocation) ?? TryLowerLocalFunctionCall(invocation) ?? TryLowerSequence(invocation) ?? TryLowerLibraryCall(invocation) ?? Opaque(invocation);
    }

    /// <summary>The name of the called member, if this compiler generates it; such calls do not compile before it has.</summary>
    private string? GeneratedMemberName(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { IsStatic: true } method }:
                return _callees.PrimalOfGenerated(method.ContainingType, method.Name) is null ? null : method.Name;
            case { Syntax: InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } }:
                return _callees.PrimalOfGenerated(_symbol.ContainingType, name.Identifier.ValueText) is null ? null : name.Identifier.ValueText;
            case { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }, SemanticModel: { } model }
                when model.GetSymbolInfo(access.Expression, _cancellation).Symbol is INamedTypeSymbol type:
                var member = access.Name.Identifier.ValueText;
                return _callees.PrimalOfGenerated(type, member) is null ? null : member;
            default:
                return null;
        }
    }

    /// <summary>The call of a differentiable method.</summary>
    private ImmutableArray<IrValue> LowerCall(IInvocationOperation invocation, Callee callee)
    {
        var parameterCount = callee.Parameters.Count;
        var values = new ImmutableArray<IrValue>[parameterCount];
        var places = new Place?[parameterCount];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal >= parameterCount)
            {
                Report(DiagnosticIds.CodeDoesNotCompile, invocation);
                return Defaults(invocation.Type);
            }

            // What is passed by reference is read when the method runs, after all arguments.
            if (parameter.RefKind is RefKind.Ref or RefKind.Out || (parameter.RefKind != RefKind.None && IsVariable(argument.Value)))
            {
                places[parameter.Ordinal] = PlaceOf(argument.Value);
            }
            else
            {
                values[parameter.Ordinal] = Lower(argument.Value);
            }
        }

        if (!CheckReferences(invocation, callee, places, values))
        {
            return Defaults(invocation.Type);
        }

        var operands = new List<IrValue>();
        for (var i = 0; i < parameterCount; i++)
        {
            var parameter = callee.Parameters[i];
            if (parameter.Mode != ParameterMode.Out)
            {
                var leaves = places[i] is { } place ? ReadPlace(place, invocation) : values[i].IsDefault ? [] : values[i];
                operands.AddRange(ConvertLeaves(leaves, parameter.Leaves, invocation));
            }
        }

        var returned = callee.ReturnLeaves.Select(type => _builder.Fresh(type)).ToImmutableArray();
        var exits = callee.Parameters.Select(parameter => parameter.HasExitValue
            ? parameter.Leaves.Select(leaf => _builder.Fresh(leaf)).ToImmutableArray()
            : []).ToList();
        _builder.Append(new CallOperation(
            new([.. returned, .. exits.SelectMany(static exit => exit)]), callee, CallForm.Primal, operands.ToEquatableArray()));
        for (var i = 0; i < parameterCount; i++)
        {
            if (callee.Parameters[i].HasExitValue && places[i] is { } place)
            {
                AssignPlace(place, exits[i], invocation);
            }
        }

        return returned;
    }

    private static bool IsVariable(IOperation argument) => argument is ILocalReferenceOperation or IParameterReferenceOperation
        or IArrayElementReferenceOperation or IFieldReferenceOperation { Instance.Type.IsTupleType: true };
}
