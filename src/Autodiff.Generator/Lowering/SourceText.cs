using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: pieces of source as diagnostics quote them.</summary>
internal static class SourceText
{
    private const int LongestText = 60;

    /// <summary>The text of an operation on one line, shortened.</summary>
    public static string Short(IOperation operation)
    {
        var words = operation.Syntax.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(" ", words);
        return text.Length <= LongestText ? text : text.Substring(0, LongestText - 1) + "…";
    }
}
