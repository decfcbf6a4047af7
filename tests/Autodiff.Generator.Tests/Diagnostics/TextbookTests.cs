using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>
/// Routines of textbooks, written before looking at what is supported: those that are refused name the expression. (The others are in the corpus,
/// and their derivatives are checked with it.)
/// </summary>
public sealed class TextbookTests
{
    [Fact]
    public void What_is_refused_names_the_offending_expression()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Autodiff.Corpus", "Textbook");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
        Assert.Equal(
            ["DIFF1007 battery", "DIFF2002 pairs", "DIFF3008 Array.Sort(sorted)"],
            TestCompilation.Analyze(sources).Where(static one => one.Severity == DiagnosticSeverity.Error).Select(static one => one.Id + " " + Text(one)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nearly_all_are_differentiated()
    {
        var accepted = CountIn("Textbook");
        var refused = CountIn(Path.Combine("Textbook", "Refused"));
        Assert.True(accepted + refused >= 60 && accepted >= 0.95 * (accepted + refused), $"{accepted} of {accepted + refused}");
    }

    private static int CountIn(string folder) => Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Autodiff.Corpus", folder), "*.cs")
        .Sum(static path => File.ReadAllText(path).Split("[Differentiable").Length - 1);

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
