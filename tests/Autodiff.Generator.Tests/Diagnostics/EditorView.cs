using Autodiff.Generator.Tests.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Diagnostics as an editor shows them, in text: the line, a squiggle under the place, the message, and what its fixes change.</summary>
internal static class EditorView
{
    /// <param name="project">The source in an editor.</param>
    /// <param name="diagnostics">What is reported on it.</param>
    public static string Of(FixedProject project, IEnumerable<Diagnostic> diagnostics) => string.Join(
        "\n\n",
        diagnostics.OrderBy(static one => one.Location.SourceSpan.Start).ThenBy(static one => one.Id, StringComparer.Ordinal)
            .Select(diagnostic => string.Join("\n\n", project.FixesOf(diagnostic)
                .Select(fix => $"fix: {fix.Key}\n{Changes(project.Sources[0], project.Apply(fix.Value).Sources[0])}").Prepend(Of(diagnostic)))));

    private static string Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var line = place.SourceTree!.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start);
        var start = place.SourceSpan.Start - line.Start;
        var length = Math.Min(place.SourceSpan.End, line.End) - place.SourceSpan.Start;
        return $"{line}\n{new string(' ', start)}{new string('~', length)}\n{Severity(diagnostic)} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    /// <summary>The lines that differ: those removed and those added, between the lines that are the same at both ends.</summary>
    private static string Changes(string before, string after)
    {
        var (old, changed) = (before.Split('\n'), after.Split('\n'));
        if (old.Length == changed.Length)
        {
            return string.Join("\n", old.Zip(changed).Where(static pair => pair.First != pair.Second).Select(static pair => $"- {pair.First}\n+ {pair.Second}"));
        }

        var start = old.Zip(changed).TakeWhile(static pair => pair.First == pair.Second).Count();
        var end = old.Reverse().Zip(changed.Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        end = Math.Min(end, Math.Min(old.Length, changed.Length) - start);
        return string.Join("\n", old[start..^end].Select(static line => "- " + line).Concat(changed[start..^end].Select(static line => "+ " + line)));
    }

    private static string Severity(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
        _ => "hint",
    };
}
