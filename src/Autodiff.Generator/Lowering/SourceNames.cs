using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the identifiers a body uses.</summary>
internal static class SourceNames
{
    public static IEnumerable<string> In(IOperation body) => body.Syntax.DescendantTokens()
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText);
}
