using Microsoft.CodeAnalysis;

namespace Autodiff.CodeFixes;

/// <summary>Where a diagnostic is, with what the compiler knows there.</summary>
/// <param name="Document">The file.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Node">The syntax it is on.</param>
/// <param name="Model">The meaning of the file.</param>
internal sealed record Place(Document Document, Diagnostic Diagnostic, SyntaxNode Node, SemanticModel Model)
{
    public static async Task<Place?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? null
            : new Place(document, diagnostic, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model);
    }
}
