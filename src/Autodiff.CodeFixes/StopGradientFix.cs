using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary>Drops the derivative of an expression, visibly: <c>Autograd.StopGradient(…)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientFix)), Shared]
public sealed class StopGradientFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        DiagnosticIds.UnsupportedExpression, DiagnosticIds.ActiveValueIntoConstant, DiagnosticIds.NoDerivativeRule, DiagnosticIds.UnsupportedFunction,
        DiagnosticIds.ArgumentOutsideDifferentiatedSet, DiagnosticIds.NoDerivativeRuleInLibrary,
    ];

    private protected override string? Title(Place place) =>
        ExpressionAt(place) is { } expression ? $"Drop the derivative of '{expression.WithoutTrivia()}' with Autograd.StopGradient" : null;

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) =>
        edits.ReplaceAsync(place.Document.Id, ExpressionAt(place)!, Stop, cancellation);

    private static ExpressionSyntax Stop(ExpressionSyntax expression) => SyntaxFactory.InvocationExpression(
        Edits.Imported(SyntaxFactory.ParseExpression("global::Autodiff.Autograd.StopGradient")),
        SyntaxFactory.ArgumentList([SyntaxFactory.Argument(expression)]));

    /// <summary>The number whose derivative is dropped.</summary>
    private static ExpressionSyntax? ExpressionAt(Place place)
    {
        var refused = place.Node.FirstAncestorOrSelf<ExpressionSyntax>(node => node.Span == place.Diagnostic.Location.SourceSpan);
        var expression = place.Diagnostic.Id switch
        {
            DiagnosticIds.ActiveValueIntoConstant => (refused as AssignmentExpressionSyntax)?.Right,
            DiagnosticIds.ArgumentOutsideDifferentiatedSet => ArgumentOf(refused as InvocationExpressionSyntax, place),
            _ => refused,
        };
        return expression is not null && place.Model.GetTypeInfo(expression).Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single
            ? expression
            : null;
    }

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax? call, Place place)
    {
        if (call is null || !place.Diagnostic.Properties.TryGetValue(DiagnosticProperties.Parameter, out var name)
            || place.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol callee)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < callee.Parameters.Length ? callee.Parameters[i].Name : null);
            if (parameter == name && arguments[i].RefKindKeyword.IsKind(SyntaxKind.None))
            {
                return arguments[i].Expression;
            }
        }

        return null;
    }
}
