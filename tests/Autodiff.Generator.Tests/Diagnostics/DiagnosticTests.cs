using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a page whose examples fire it and do not, and a message in one form.</summary>
public sealed class DiagnosticTests
{
    /// <summary>Diagnostics that one source text cannot fire: tests of their own do.</summary>
    private static readonly string[] WithoutExample =
        [DiagnosticIds.CodeDoesNotCompile, DiagnosticIds.CalleeWithoutDerivatives, DiagnosticIds.CompilerFailed];

    public static TheoryData<string> Ids => [.. DiagnosticDescriptors.All.Select(static row => row.Id)];

    public static TheoryData<string> IdsWithExample => [.. DiagnosticDescriptors.All.Select(static row => row.Id).Except(WithoutExample)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_help_page_with_its_title_and_message(string id)
    {
        var descriptor = DiagnosticDescriptors.Get(id);
        var page = HelpPage.Read(id);
        Assert.Equal($"{id}: {descriptor.Title}", page.Title);
        Assert.Equal($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.NotEmpty(page.Message);
    }

    [Fact]
    public void Every_help_page_belongs_to_a_diagnostic() => Assert.Equal(
        DiagnosticDescriptors.All.Select(static row => row.Id + ".md").Order(StringComparer.Ordinal),
        Directory.GetFiles(HelpPage.Folder, "DIFF*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_every_diagnostic()
    {
        var notes = File.ReadAllLines(Path.Combine(Repository.Root, "src", "Autodiff.Generator", "AnalyzerReleases.Unshipped.md"));
        Assert.Equal(
            DiagnosticDescriptors.All.Select(static row => $"{row.Id} | {row.Category} | {row.DefaultSeverity} | {row.Title}"),
            notes.Where(static line => line.StartsWith("DIFF", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Messages_say_what_why_and_what_to_do(string id)
    {
        var descriptor = DiagnosticDescriptors.Get(id);
        var format = descriptor.MessageFormat.ToString(null);
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
        {
            Assert.Matches(@"^Cannot differentiate '\{\d\}'[^.]*: .+\. [A-Z][^.]*(\.[^. ][^.]*)*\.$", format);
        }

        Assert.EndsWith(".", format, StringComparison.Ordinal);
        Assert.False(descriptor.Title.ToString(null).EndsWith('.'));
        Assert.Equal(DiagnosticCategories.Of(id), descriptor.Category);
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_refused_example_fires_with_the_message_on_the_page(string id)
    {
        var page = HelpPage.Read(id);
        var diagnostics = TestCompilation.Analyze(page.Refused!).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.Equal(page.Message, Assert.Single(diagnostics.Select(static diagnostic => diagnostic.GetMessage()).Distinct()));
        Assert.All(diagnostics, static diagnostic => Assert.True(diagnostic.Location.IsInSource));
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_refused_example_fires_nothing_else(string id)
    {
        // Which is not so where the problem lies in a callee, of which the caller has to complain too.
        var page = HelpPage.Read(id);
        var others = TestCompilation.Analyze(page.Refused!).Where(diagnostic => diagnostic.Id != id);
        if (id == DiagnosticIds.CalleeHasProblems)
        {
            Assert.Equal([DiagnosticIds.UnsupportedStatement], others.Select(static diagnostic => diagnostic.Id));
        }
        else
        {
            Assert.Empty(others);
        }
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_accepted_example_is_accepted(string id)
    {
        var compilation = TestCompilation.Generate(TestCompilation.Create(HelpPage.Read(id).Accepted!), out _);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
    }
}
