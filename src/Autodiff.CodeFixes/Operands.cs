using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Autodiff.CodeFixes;

/// <summary>Questions about expressions that a fix writes twice or takes apart.</summary>
internal static class Operands
{
    /// <summary>Whether an expression may be evaluated twice: it calls nothing and assigns nothing.</summary>
    public static bool CanRepeat(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(static node =>
        node is IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax
            or BracketedArgumentListSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ArgumentSyntax
        || (node is PrefixUnaryExpressionSyntax && node.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.IndexExpression));

    /// <summary>The call of a method of <c>Math</c>, <c>MathF</c> or a number's type, and the method's name.</summary>
    public static (InvocationExpressionSyntax Call, MemberAccessExpressionSyntax Method, string Name)? MathCall(ExpressionSyntax? expression) =>
        Bare(expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call && call.ArgumentList.Arguments.Count > 0
            ? (call, method, method.Name.Identifier.ValueText)
            : null;

    /// <summary>The expression without parentheses around it.</summary>
    public static ExpressionSyntax? Bare(ExpressionSyntax? expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    /// <summary>In parentheses that the editor removes where they are not needed.</summary>
    public static ExpressionSyntax InParentheses(ExpressionSyntax expression) =>
        SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Whether two expressions are written alike.</summary>
    public static bool AreAlike(ExpressionSyntax? first, ExpressionSyntax? second) =>
        Bare(first) is { } one && Bare(second) is { } other && SyntaxFactory.AreEquivalent(one, other);

    /// <summary>The expression a diagnostic is on.</summary>
    public static ExpressionSyntax? At(Place place) =>
        place.Node.FirstAncestorOrSelf<ExpressionSyntax>(node => node.Span == place.Diagnostic.Location.SourceSpan);

    /// <summary>Whether an expression and a part of it have the same type, so that computing with the part changes no rounding.</summary>
    public static bool HaveOneType(Place place, ExpressionSyntax expression, ExpressionSyntax part) =>
        place.Model.GetTypeInfo(expression).Type is { } type && SymbolEqualityComparer.Default.Equals(type, place.Model.GetTypeInfo(part).Type);
}
