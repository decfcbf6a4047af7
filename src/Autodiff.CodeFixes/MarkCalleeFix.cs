using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary>Marks a method of the solution <c>[Differentiable]</c> that differentiated code calls, and makes its type partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCalleeFix)), Shared]
public sealed class MarkCalleeFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.NoDerivativeRule];

    private protected override string? Title(Place place) => CalleeAt(place) is { } callee ? $"Mark '{callee.Name}' [Differentiable]" : null;

    private protected override async Task EditAsync(Place place, Edits edits, CancellationToken cancellation)
    {
        foreach (var reference in CalleeAt(place)!.DeclaringSyntaxReferences)
        {
            var declaration = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
            if (place.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is { } document)
            {
                await edits.AddAttributeAsync(document.Id, declaration, "Differentiable", cancellation).ConfigureAwait(false);
                await edits.MakePartialAsync(document.Id, declaration, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The called method, if it could have derivatives.</summary>
    private static IMethodSymbol? CalleeAt(Place place) =>
        place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.Span == place.Diagnostic.Location.SourceSpan
        && place.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true, IsGenericMethod: false } callee
        && !callee.DeclaringSyntaxReferences.IsEmpty
            ? callee
            : null;
}
