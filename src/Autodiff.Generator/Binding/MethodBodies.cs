using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Binding;

/// <summary>Bind and Lower: the body of a method, as syntax and as the compiler's operations.</summary>
internal static class MethodBodies
{
    // Levels of syntax; a nested call takes three, an if with its block two.
    private const int DeepestNesting = 800;

    /// <summary>The declaration with the body: of a partial method the implementing part; null if there is none in source.</summary>
    public static MethodDeclarationSyntax? Declaration(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.PartialImplementationPart ?? method;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is MethodDeclarationSyntax declaration
                && (declaration.Body is not null || declaration.ExpressionBody is not null))
            {
                return declaration;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the body is nested so deeply that the compiler's own walk over it may overflow the stack, which nothing can catch.
    /// </summary>
    public static bool IsTooDeep(MethodDeclarationSyntax declaration)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((declaration, 0));
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > DeepestNesting)
            {
                return true;
            }

            foreach (var child in node.ChildNodes())
            {
                // a + b + c + …, however long, is walked without recursion.
                pending.Push((child, node is BinaryExpressionSyntax binary && binary.Left == child ? depth : depth + 1));
            }
        }

        return false;
    }

    /// <summary>The operation of the method's body, or null if it has no body in this compilation's source, or one nested too deeply.</summary>
    public static IMethodBodyOperation? Find(IMethodSymbol method, SemanticModels models, CancellationToken cancellation) =>
        Declaration(method, cancellation) is { } declaration && models.Contains(declaration.SyntaxTree) && !IsTooDeep(declaration)
            ? models[declaration.SyntaxTree].GetOperation(declaration, cancellation) as IMethodBodyOperation
            : null;
}
