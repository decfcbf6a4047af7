using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>
/// Rewrites source on <c>double</c> and <c>float</c> to the same source on dual numbers. It knows types and constants,
/// and nothing of derivatives: those are in the operators of <see cref="Dual"/> and in <see cref="DualMath"/>.
/// </summary>
internal sealed class DualRewriter : CSharpSyntaxRewriter
{
    private readonly SemanticModel model;

    private DualRewriter(SemanticModel model) => this.model = model;

    /// <summary>Rewrites every tree of a compilation.</summary>
    /// <param name="compilation">The original, without generated members.</param>
    public static IEnumerable<SyntaxTree> Rewrite(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = new DualRewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot());
            yield return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);
        }
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => node.Keyword.Kind() switch
    {
        SyntaxKind.DoubleKeyword => IdentifierName(nameof(Dual)).WithTriviaFrom(node),
        SyntaxKind.FloatKeyword => IdentifierName(nameof(DualF)).WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitParameter(ParameterSyntax node)
        => base.VisitParameter(node.Default is { } value && IsFloatingConstant(value.Value) ? node.WithDefault(null) : node);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
        => node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
        => node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => WithDualType(node, node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => WithDualType(node, node);

    public override SyntaxNode? VisitDefaultExpression(DefaultExpressionSyntax node)
        => WithDualType(node, base.VisitDefaultExpression(node)!);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (IsFloatingConstant(node)) return WithDualType(node, node);
        var expression = (ExpressionSyntax)Visit(node.Expression);
        return node.WithExpression(expression);
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method) return base.VisitInvocationExpression(node);
        var arguments = RewriteArguments(node.ArgumentList, method);
        if (MathClass(method) is { } mathClass)
        {
            return InvocationExpression(ParseExpression($"{mathClass}.{method.Name}"), arguments).WithTriviaFrom(node);
        }
        if (method is { Name: "StopGradient", ContainingType.Name: "Autograd" })
        {
            return InvocationExpression(ParseExpression("Stop.Gradient"), arguments).WithTriviaFrom(node);
        }
        ExpressionSyntax call = node.WithExpression((ExpressionSyntax)Visit(node.Expression)).WithArgumentList(arguments);
        return IsConstant(method) && !method.ReturnsVoid ? Stopped(call) : call;
    }

    private ArgumentListSyntax RewriteArguments(ArgumentListSyntax list, IMethodSymbol method)
    {
        var rewritten = (ArgumentListSyntax)base.VisitArgumentList(list)!;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var name = list.Arguments[i].NameColon?.Name.Identifier.ValueText;
            var parameter = name is null
                ? method.Parameters[Math.Min(i, method.Parameters.Length - 1)]
                : method.Parameters.Single(p => p.Name == name);
            if (!IsConstant(parameter)) continue;
            var argument = rewritten.Arguments[i];
            rewritten = rewritten.ReplaceNode(argument, argument.WithExpression(Stopped(argument.Expression)));
        }
        return rewritten;
    }

    private static string? MathClass(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var isMath = type is { Name: "Math" or "MathF", ContainingNamespace.Name: "System" }
            || type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
        if (!isMath) return null;
        var first = method.Parameters[0].Type.SpecialType;
        return first switch
        {
            SpecialType.System_Double => nameof(DualMath),
            SpecialType.System_Single => nameof(DualMathF),
            _ => null,
        };
    }

    private bool IsFloatingConstant(ExpressionSyntax node)
        => model.GetConstantValue(node) is { HasValue: true, Value: double or float };

    private SyntaxNode WithDualType(ExpressionSyntax original, SyntaxNode rewritten)
    {
        if (!IsFloatingConstant(original)) return rewritten;
        var type = model.GetConstantValue(original).Value is double ? nameof(Dual) : nameof(DualF);
        var cast = CastExpression(IdentifierName(type), original.WithoutTrivia());
        return ParenthesizedExpression(cast).WithTriviaFrom(original);
    }

    private static ExpressionSyntax Stopped(ExpressionSyntax expression)
        => InvocationExpression(
            ParseExpression("Stop.Gradient"),
            ArgumentList(SingletonSeparatedList(Argument(expression.WithoutTrivia())))).WithTriviaFrom(expression);

    private static bool IsConstant(ISymbol symbol)
        => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(NoGradientAttribute));
}
