using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary><c>Math.Sqrt(x * x)</c> becomes <c>Math.Abs(x)</c>, whose derivative at zero is zero.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AbsoluteValueFix)), Shared]
public sealed class AbsoluteValueFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.RootOfSquare];

    private protected override string? Title(Place place) =>
        BaseOf(Operands.At(place)) is { } squared && Operands.HaveOneType(place, Operands.At(place)!, squared)
            ? $"Replace by {Magnitude(Operands.At(place)!)}"
            : null;

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) =>
        edits.ReplaceAsync(place.Document.Id, Operands.At(place)!, Magnitude, cancellation);

    private static ExpressionSyntax Magnitude(ExpressionSyntax root)
    {
        var (call, method, _) = Operands.MathCall(root)!.Value;
        return call.WithExpression(method.WithName(SyntaxFactory.IdentifierName("Abs")))
            .WithArgumentList(SyntaxFactory.ArgumentList([SyntaxFactory.Argument(BaseOf(root)!.WithoutTrivia())]));
    }

    private static ExpressionSyntax? BaseOf(ExpressionSyntax? root) =>
        Operands.MathCall(root) is ({ ArgumentList.Arguments: { Count: 1 } arguments }, _, "Sqrt")
            ? Operands.Bare(arguments[0].Expression) switch
            {
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product when Operands.AreAlike(product.Left, product.Right) =>
                    Operands.Bare(product.Left),
                { } inner when Operands.MathCall(inner) is ({ ArgumentList.Arguments: { Count: 2 } powers }, _, "Pow") => powers[0].Expression,
                _ => null,
            }
            : null;
}
