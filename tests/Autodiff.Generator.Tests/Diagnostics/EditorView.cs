using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Diagnostics as an editor shows them, in text: the line, a squiggle under the place, the message.</summary>
internal static class EditorView
{
    public static string Of(IEnumerable<Diagnostic> diagnostics) => string.Join(
        "\n\n",
        diagnostics.OrderBy(static one => one.Location.SourceSpan.Start).ThenBy(static one => one.Id, StringComparer.Ordinal).Select(Of));

    private static string Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var line = place.SourceTree!.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start);
        var start = place.SourceSpan.Start - line.Start;
        var length = Math.Min(place.SourceSpan.End, line.End) - place.SourceSpan.Start;
        return $"{line}\n{new string(' ', start)}{new string('~', length)}\n{Severity(diagnostic)} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static string Severity(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
        _ => "hint",
    };
}
