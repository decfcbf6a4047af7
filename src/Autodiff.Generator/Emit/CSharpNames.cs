using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Emit;

/// <summary>C#'s rules for identifiers.</summary>
internal static class CSharpNames
{
    /// <summary>The name as C# source: keywords get <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.AwaitKeyword or SyntaxKind.FieldKeyword or SyntaxKind.VarKeyword
            ? "@" + name
            : name;

    /// <summary>The name in the case of a local variable.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The name in the case of a type or as the tail of a compound name.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
