using System.Globalization;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Diagnostics;

/// <summary>Problems at operations of the IR, found when a derivative would have to pass through them.</summary>
internal static class OperationProblems
{
    private const int LongestText = 60;

    /// <summary>The problem of an opaque operation: its reason is the message's <c>{1}</c>.</summary>
    public static Problem Of(OpaqueOperation operation) =>
        Problem.At(operation.DiagnosticId, operation.OriginId, Display(operation), operation.Reason);

    /// <summary>An opaque operation as the reader wrote it, as far as the IR still knows: unnamed inputs are dots.</summary>
    public static string Display(OpaqueOperation operation)
    {
        var text = operation.Text;
        for (var i = 0; i < operation.Inputs.Count; i++)
        {
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", operation.Inputs[i].Name ?? "…");
        }

        return Shorten(text.Replace("global::", ""));
    }

    /// <summary>Source text on one line of limited length.</summary>
    public static string Shorten(string source)
    {
        var text = string.Join(" ", source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : text.Substring(0, LongestText - 1) + "…";
    }

    /// <summary>A call as the reader wrote it, as far as the IR still knows.</summary>
    public static string Display(CallOperation call) =>
        call.Callee.Method + "(" + string.Join(", ", call.Arguments.Select(static argument => argument.Name ?? "…")) + ")";
}
