using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Lowering;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator;

/// <summary>Bind and Lower, as the generator and the analyzer both run them: from an attribute on a method to the first equality boundary.</summary>
internal static class FrontEnd
{
    /// <summary>
    /// The lowered method, or null if no members can be written beside it, so that there is nothing to generate and nothing for others to call.
    /// Never throws, but for cancellation.
    /// </summary>
    public static LoweredMethod? TryLower(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            var front = Lower(method, attribute, compilation, cancellation);
            return front.CanHoldMembers ? front.Method : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The declaration itself could not be read; the analyzer says why.
            return null;
        }
    }

    /// <summary>The lowered method of one attribute, with all problems.</summary>
    /// <param name="method">An ordinary method, as <see cref="MethodBinder.Target"/> gives it.</param>
    public static FrontEndResult Lower(
        IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        var models = SemanticModels.Of(compilation);
        var bound = MethodBinder.Bind(method, attribute, models, cancellation);
        if (MethodBodies.Declaration(method, cancellation) is { } declaration && MethodBodies.IsTooDeep(declaration))
        {
            var tooDeep = Problem.At(
                DiagnosticIds.UnsupportedExpression, Problem.AtMethod, method.Name, "its body is nested too deeply; move the innermost part to a method of its own");
            return new FrontEndResult(new LoweredMethod(bound.Method, null, bound.Problems.Append(tooDeep).ToEquatableArray()), bound.CanHoldMembers, null);
        }

        if (bound.Problems.Any(DeclarationRules.WillChangeBody) || MethodBodies.Find(method, models, cancellation) is not { } body)
        {
            return new FrontEndResult(new LoweredMethod(bound.Method, null, bound.Problems), bound.CanHoldMembers, null);
        }

        var callees = new CalleeResolver(compilation, cancellation);
        var lowered = OperationLowerer.Lower(bound.Method, method.PartialImplementationPart ?? method, body, callees, cancellation);
        var problems = bound.Problems.Concat(lowered.Problems).ToEquatableArray();
        return problems.IsEmpty
            ? new FrontEndResult(new LoweredMethod(bound.Method, lowered.Function, problems), bound.CanHoldMembers, null)
            : new FrontEndResult(new LoweredMethod(bound.Method, null, problems), bound.CanHoldMembers, lowered.Function);
    }
}
