using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Binding;

/// <summary>Bind and Lower: the body of a method, as syntax and as the compiler's operations.</summary>
internal static class MethodBodies
{
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

    /// <summary>The operation of the method's body, or null if it has no body in this compilation's source.</summary>
    public static IMethodBodyOperation? Find(IMethodSymbol method, SemanticModels models, CancellationToken cancellation) =>
        Declaration(method, cancellation) is { } declaration && models.Contains(declaration.SyntaxTree)
            ? models[declaration.SyntaxTree].GetOperation(declaration, cancellation) as IMethodBodyOperation
            : null;
}
