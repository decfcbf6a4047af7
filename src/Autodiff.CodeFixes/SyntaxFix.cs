using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Autodiff.CodeFixes;

/// <summary>A code fix by edits of syntax. One occurrence and all of them are fixed by the same code.</summary>
public abstract class SyntaxFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => EveryOccurrence.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = await Place.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (place is not null && Title(place) is { } title)
            {
                var action = CodeAction.Create(
                    title, cancellation => FixAsync(context.Document.Project.Solution, [(context.Document, diagnostic)], cancellation), GetType().Name);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>What the fix does, or null if it cannot be done here.</summary>
    private protected abstract string? Title(Place place);

    /// <summary>Does it. What several occurrences need in common is asked for once by each of them.</summary>
    private protected abstract Task EditAsync(Place place, Edits edits, CancellationToken cancellation);

    /// <summary>The solution with all the diagnostics fixed that can be.</summary>
    internal async Task<Solution> FixAsync(
        Solution solution, IReadOnlyCollection<(Document Document, Diagnostic Diagnostic)> occurrences, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        var edits = new Edits(editor);
        foreach (var (document, diagnostic) in occurrences)
        {
            var place = await Place.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false);
            if (place is not null && Title(place) is not null)
            {
                await EditAsync(place, edits, cancellation).ConfigureAwait(false);
            }
        }

        return editor.GetChangedSolution();
    }
}
