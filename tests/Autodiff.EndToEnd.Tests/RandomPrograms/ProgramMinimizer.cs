using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>Makes a failing program small: drops methods, statements and operands for as long as it still fails.</summary>
/// <param name="fails">Whether a program still shows the failure; one that does not compile must give false.</param>
internal sealed class ProgramMinimizer(Func<RandomProgram, bool> fails)
{
    private const int MaxAttempts = 600;

    /// <summary>The parameter that bounds a recursion: without its condition, or its step, a program overflows the stack, which no test survives.</summary>
    private const string RecursionDepth = "depth";

    private int attempts;

    public RandomProgram Minimize(RandomProgram program)
    {
        bool smaller;
        do
        {
            smaller = false;
            for (var i = 0; attempts < MaxAttempts; i++)
            {
                var root = CSharpSyntaxTree.ParseText(program.Source).GetRoot();
                var candidate = Candidates(root).ElementAtOrDefault(i);
                if (candidate is null) break;
                attempts++;
                var reduced = program with { Source = candidate().ToFullString() };
                if (!fails(reduced)) continue;
                program = reduced;
                smaller = true;
                i--;
            }
        }
        while (smaller && attempts < MaxAttempts);
        return program;
    }

    private static IEnumerable<Func<SyntaxNode>> Candidates(SyntaxNode root)
    {
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (method.Identifier.ValueText != "Run") yield return () => root.RemoveNode(method, SyntaxRemoveOptions.KeepNoTrivia)!;
        }
        foreach (var statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            if (statement is BlockSyntax || statement.Parent is not (BlockSyntax or SwitchSectionSyntax) || KeepsFinite(statement)) continue;
            yield return () => root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;
            foreach (var inner in statement.ChildNodes().OfType<BlockSyntax>())
            {
                yield return () => root.ReplaceNode(statement, inner.WithTriviaFrom(statement));
            }
        }
        foreach (var expression in root.DescendantNodes().OfType<ExpressionSyntax>())
        {
            foreach (var part in Parts(expression).Where(_ => !IsLoopCondition(expression)))
            {
                yield return () => root.ReplaceNode(expression, part.WithTriviaFrom(expression));
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        // An operand of a remainder stays an integer.
        _ when expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.ModuloExpression } => [],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.ModuloExpression } => [],
        BinaryExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: RecursionDepth } } => [],
        BinaryExpressionSyntax b => [b.Left, b.Right],
        ParenthesizedExpressionSyntax p => [p.Expression],
        ConditionalExpressionSyntax c => [c.WhenTrue, c.WhenFalse],
        SwitchExpressionSyntax s => s.Arms.Select(a => a.Expression),
        PrefixUnaryExpressionSyntax u => [u.Operand],
        InvocationExpressionSyntax i => i.ArgumentList.Arguments.Where(a => a.RefKindKeyword.RawKind == 0).Select(a => a.Expression),
        AssignmentExpressionSyntax a when a.Parent is not ExpressionStatementSyntax => [a.Left, a.Right],
        _ => [],
    };

    private static bool KeepsFinite(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax local => local.Declaration.Variables.Any(v => IsGuard(v.Identifier)),
        IfStatementSyntax { Condition: BinaryExpressionSyntax { Left: PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax guard } } }
            => IsGuard(guard.Identifier),
        IfStatementSyntax { Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: RecursionDepth } } } => true,
        _ => false,
    };

    private static bool IsLoopCondition(ExpressionSyntax expression)
        => expression.AncestorsAndSelf().OfType<ExpressionSyntax>().Any(e => e.Parent is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            || (e.Parent is IfStatementSyntax s && KeepsFinite(s)));

    private static bool IsGuard(SyntaxToken identifier)
        => identifier.ValueText.StartsWith(StatementWriter.Guard, StringComparison.Ordinal);
}
