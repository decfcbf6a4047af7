using System.Collections.Immutable;
using System.Composition;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.CodeFixes;

/// <summary><c>Math.Pow(x, 2)</c> becomes <c>x * x</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProductFix)), Shared]
public sealed class ProductFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.SquareByPow];

    private protected override string? Title(Place place) => BaseAt(place) is { } factor ? $"Replace by {Product(factor).NormalizeWhitespace()}" : null;

    private protected override Task EditAsync(Place place, Edits edits, CancellationToken cancellation) => edits.ReplaceAsync(
        place.Document.Id,
        Operands.At(place)!,
        static current => Operands.InParentheses(Product(((InvocationExpressionSyntax)current).ArgumentList.Arguments[0].Expression)),
        cancellation);

    private static ExpressionSyntax Product(ExpressionSyntax factor)
    {
        var operand = factor is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(factor.WithoutTrivia()) : factor.WithoutTrivia();
        return SyntaxFactory.BinaryExpression(
            SyntaxKind.MultiplyExpression,
            operand.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.AsteriskToken).WithTrailingTrivia(SyntaxFactory.Space),
            operand);
    }

    private static ExpressionSyntax? BaseAt(Place place) =>
        Operands.At(place) is InvocationExpressionSyntax call && Operands.MathCall(call) is (_, _, "Pow")
        && call.ArgumentList.Arguments is { Count: 2 } arguments && arguments[0].NameColon is null
        && Operands.CanRepeat(arguments[0].Expression) && Operands.HaveOneType(place, call, arguments[0].Expression)
            ? arguments[0].Expression
            : null;
}
