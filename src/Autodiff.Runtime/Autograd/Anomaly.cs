using System.Diagnostics;

namespace Autodiff.Internal;

/// <summary>What anomaly mode does: remembers call sites, looks for NaN in cotangents, names the forward operation in errors.</summary>
internal static class Anomaly
{
    /// <summary>Remembers where the user's code called the operation.</summary>
    public static void NoteCallSite(Node node)
    {
        var own = typeof(Node).Assembly.FullName;
        var lines = new List<string>();
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            var method = DiagnosticMethodInfo.Create(frame);
            if (method == null || (lines.Count == 0 && method.DeclaringAssemblyName == own))
                continue;
            var place = frame.GetFileName() is { } file ? $" in {file}:line {frame.GetFileLineNumber()}" : "";
            lines.Add($"   at {method.DeclaringTypeName}.{method.Name}{place}");
        }

        (node.Extras ??= new NodeExtras()).CallSite = string.Join(Environment.NewLine, lines);
    }

    /// <summary>Refuses a cotangent with a NaN that the operation made.</summary>
    public static void CheckCotangent(Node node, Tensor cotangent)
    {
        if (cotangent.HasNaN())
        {
            throw new AnomalyException(
                $"{node.Name} returned a gradient with NaN values, of shape {cotangent.Layout}.{node.Extras?.WhereMade()}", null);
        }
    }

    /// <summary>The error of a backward function with the forward operation it belongs to.</summary>
    public static AnomalyException Explain(Node node, Exception error) =>
        new($"The backward pass failed in {node.Name}: {error.Message}{node.Extras?.WhereMade()}", error);
}
