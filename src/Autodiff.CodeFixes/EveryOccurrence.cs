using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Autodiff.CodeFixes;

/// <summary>Fix All in a file, a project or the solution: all diagnostics in one set of edits, as they may touch the same declarations.</summary>
internal sealed class EveryOccurrence : FixAllProvider
{
    public static readonly EveryOccurrence Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = await DiagnosticsIn(context).ConfigureAwait(false);
        var occurrences = new List<(Document Document, Diagnostic Diagnostic)>();
        foreach (var diagnostic in diagnostics.OrderBy(static one => one.Location.SourceSpan.Start))
        {
            if (diagnostic.Location.SourceTree is { } tree && context.Solution.GetDocument(tree) is { } document)
            {
                occurrences.Add((document, diagnostic));
            }
        }

        return occurrences.Count == 0 ? null : CodeAction.Create(
            $"Fix all {diagnostics.Length} of {string.Join(", ", context.DiagnosticIds)}",
            cancellation => ((SyntaxFix)context.CodeFixProvider).FixAsync(context.Solution, occurrences, cancellation),
            context.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsIn(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Solution:
                var all = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var project in context.Solution.Projects)
                {
                    all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                return all.ToImmutable();
            default:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
        }
    }
}
