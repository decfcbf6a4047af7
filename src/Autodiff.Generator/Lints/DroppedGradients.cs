using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Autodiff.Generator.Lints;

/// <summary>Calls of generated members as statements, whose gradient nobody gets.</summary>
internal static class DroppedGradients
{
    private const string Gradient = "Gradient";

    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // The name first: statements are many, and their meaning is not cheap.
        if (((ExpressionStatementSyntax)context.Node).Expression is InvocationExpressionSyntax call
            && NameOf(call)?.EndsWith(Gradient, StringComparison.Ordinal) == true
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { ReturnsVoid: false } method
            && method.IsGenerated()
            && !method.Parameters.Any(static parameter => parameter.Name.EndsWith(Gradient, StringComparison.Ordinal)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.Get(DiagnosticIds.GradientDropped), call.GetLocation(), OperationProblems.Shorten(call.ToString())));
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };
}
