using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary>Makes a parameter a constant for differentiation: <c>[NoGradient]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoGradientFix)), Shared]
public sealed class NoGradientFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        DiagnosticIds.DecimalParameter, DiagnosticIds.NullableParameter, DiagnosticIds.ParameterTypeWithMembers, DiagnosticIds.ResultIsIndependent,
    ];

    private protected override string? Title(Place place) => ParameterAt(place) is { } parameter
        ? $"Mark '{parameter.Identifier.ValueText}' [NoGradient]"
        : null;

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) =>
        edits.AddAttributeAsync(place.Document.Id, ParameterAt(place)!, "NoGradient", cancellation);

    // One that the attribute names would be named and marked at once, which is refused.
    private static ParameterSyntax? ParameterAt(Place place) =>
        place.Node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
        && !place.Diagnostic.AdditionalLocations.Any(attribute => Names(attribute, parameter.Identifier.ValueText))
            ? parameter
            : null;

    private static bool Names(Location attribute, string parameter) =>
        attribute.SourceTree?.GetRoot().FindNode(attribute.SourceSpan) is AttributeSyntax { ArgumentList: { } arguments }
        && arguments.DescendantTokens().Any(token => token.ValueText == parameter);
}
