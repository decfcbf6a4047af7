using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary>
/// <c>Math.Sin(x) / x</c> becomes <c>x == 0 ? 1 : Math.Sin(x) / x</c>, and so for other odd functions with slope one: the quotient is even, so that its
/// value at zero is one and its derivative zero, as the constant's.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardZeroFix)), Shared]
public sealed class GuardZeroFix : SyntaxFix
{
    private static readonly ImmutableHashSet<string> OddFunctions = ["Sin", "Tan", "Sinh", "Tanh", "Asin", "Atan", "Asinh", "Atanh"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UndefinedAtZero];

    private protected override string? Title(Place place) =>
        Operands.At(place) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient
        && Operands.MathCall(quotient.Left) is ({ ArgumentList.Arguments: { Count: 1 } arguments }, _, { } function) && OddFunctions.Contains(function)
        && Operands.AreAlike(arguments[0].Expression, quotient.Right) && Operands.CanRepeat(quotient.Right)
            ? $"Replace by {Guarded(quotient)}"
            : null;

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) => edits.ReplaceAsync(
        place.Document.Id, Operands.At(place)!, static current => Operands.InParentheses(Guarded((BinaryExpressionSyntax)current)), cancellation);

    private static ExpressionSyntax Guarded(BinaryExpressionSyntax quotient) => SyntaxFactory.ParseExpression(
        $"{quotient.Right.WithoutTrivia()} == 0 ? 1 : {quotient.WithoutTrivia()}");
}
