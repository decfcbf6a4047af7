using System.Text.RegularExpressions;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Tests.CodeFixes;
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
        Assert.Matches("^" + Regex.Replace(Regex.Escape(descriptor.MessageFormat.ToString(null)), @"\\{\d}", ".+") + "$", page.Message);
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
        var diagnostics = Reported(id, page.Refused!).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.Contains(page.Message, diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
        Assert.All(diagnostics, static diagnostic => Assert.True(diagnostic.Location.IsInSource));
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_attribute_is_an_additional_location(string id)
    {
        foreach (var diagnostic in Reported(id, HelpPage.Read(id).Refused!).Where(static one => one.Id != DiagnosticIds.GradientDropped))
        {
            var place = Assert.Single(diagnostic.AdditionalLocations);
            Assert.Matches(@"^(Differentiable|VjpOf|JvpOf)\b", place.SourceTree!.ToString()[place.SourceSpan.Start..place.SourceSpan.End]);
        }
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_page_shows_what_the_editor_shows(string id)
    {
        var page = HelpPage.Read(id);
        var view = EditorView.Of(new FixedProject(page.Refused!), Reported(id, page.Refused!));
        if (page.View != view)
        {
            Assert.True(HelpPage.AcceptView(id, view), $"The page of {id} shows\n{page.View}\ninstead of\n{view}");
        }
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void The_refused_example_fires_nothing_else(string id)
    {
        // Which is not so where the problem lies in a callee, of which the caller has to complain too.
        var page = HelpPage.Read(id);
        var others = Reported(id, page.Refused!).Where(diagnostic => diagnostic.Id != id);
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
        var accepted = HelpPage.Read(id).Accepted!;
        Assert.Empty(TestCompilation.Generate(TestCompilation.Create(accepted), out _).Errors());
        Assert.Empty(Reported(id, accepted));
    }

    [Theory]
    [InlineData("double F(double x) { var list = new List<double>(); list.Add(x); return list[0]; }")]
    [InlineData("double F(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + 1);")]
    [InlineData("double F(double x) { var d = new decimal[1]; d[0] = (decimal)x; return (double)d[0]; }")]
    [InlineData("double F(double[] x) { var y = new double[x.Length]; Buffer.BlockCopy(x, 0, y, 0, 8); return y[0]; }")]
    [InlineData("double F(double x) { var s = x.ToString(); if (x > 3) { s += \"1\"; } return double.Parse(s); }")]
    [InlineData("double F(double x) { Put(x); return Get(); } static double s_kept; static void Put(double x) => s_kept = x; static double Get() => s_kept;")]
    [InlineData("double F(double x) { var box = (object)x; return (double)box; }")]
    [InlineData("double F(double x) { var box = new StrongBox<double>(x); return box.Value; }")]
    [InlineData("double F(double x) { double? y = x; return y.Value; }")]
    [InlineData("double F(double x) { var v = new System.Numerics.Vector2((float)x); return v.X; }")]
    [InlineData("double F(double x) { var t = Tuple.Create(x); return t.Item1; }")]
    [InlineData("double F(double x, [NoGradient] double[] b) { b[0] = x; return b[0]; }")]
    [InlineData("double F(double x, [NoGradient] double[] b) { Inner(x, b); return b[0]; } [Differentiable] static void Inner(double x, double[] b) => b[0] = x;")]
    [InlineData("double F(double x) => Math.Exp(G(x)); static double G(double x) => x;")]
    public void A_derivative_that_would_be_lost_is_an_error(string method) => Assert.NotEmpty(Analyze(method));

    [Theory]
    [InlineData("double F(double x, int n) { Console.WriteLine(x); Console.WriteLine($\"{x} {n}\"); return x; }")]
    [InlineData("double F(double x, int n) { var random = new Random(n); return x * random.NextDouble(); }")]
    [InlineData("double F((double, int) x) { Console.WriteLine(x.Item2); var random = new Random(x.Item2); return x.Item1 * random.NextDouble(); }")]
    [InlineData("double F(double x) => x < 0 ? throw new ArgumentOutOfRangeException(nameof(x), x, $\"{x} is negative.\") : x;")]
    [InlineData("double F(double x) => x < 0 ? throw new Exception($\"{nameof(x)} {x:F2} {{}} {Math.PI} {DateTime.Now:d}\") : x;")]
    [InlineData("double F(double x, string s) => s is { Length: > 3 } ? x * x : x;")]
    [InlineData("double F(double x) => x * (int)x;")]
    [InlineData("double F(double x) => x * Drop(x); [NoGradient] static double Drop(double x) => x;")]
    [InlineData("double F(double x, string s) => x * double.Parse(s) * s.Length;")]
    public void A_derivative_that_does_not_pass_is_none_that_is_lost(string method) => Assert.Empty(Analyze(method));

    /// <summary>All diagnostics; of those on costs only the one in question, as every loop costs something.</summary>
    private static IEnumerable<Diagnostic> Reported(string id, string source) =>
        TestCompilation.AnalyzeWithCosts(TestCompilation.Generate(TestCompilation.Create(source), out _))
            .Where(diagnostic => diagnostic.Id == id || diagnostic.Descriptor.Category != DiagnosticCategories.Cost);

    private static IEnumerable<Diagnostic> Analyze(string method)
    {
        var compilation = TestCompilation.Create(
            "using System.Collections.Generic; using System.Runtime.CompilerServices; static partial class Model { [Differentiable] public static " + method + " }");
        Assert.Empty(compilation.Errors());
        var generated = TestCompilation.Generate(compilation, out _);
        Assert.Empty(generated.Errors());
        return TestCompilation.Analyze(generated);
    }
}
