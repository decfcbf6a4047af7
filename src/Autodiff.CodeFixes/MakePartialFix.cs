using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Autodiff.CodeFixes;

/// <summary>Makes the type of a differentiated method partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.TypeNotPartial];

    private protected override string? Title(Place place)
    {
        var types = Edits.TypesToMakePartial(place.Node).Select(static type => $"'{type.Identifier.ValueText}'").Reverse().ToArray();
        return types.Length == 0 ? null : $"Make {string.Join(" and ", types)} partial";
    }

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) =>
        edits.MakePartialAsync(place.Document.Id, place.Node, cancellation);
}
