using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>Lowering never fails, whatever the source: half-typed, cut off, with pieces missing or doubled.</summary>
public sealed class TotalityTests
{
    public static TheoryData<string> Files => [.. CorpusText.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damaged_sources_are_lowered_or_refused(string file)
    {
        var text = CorpusText.Read(file);
        var tokens = SyntaxFactory.ParseCompilationUnit(text).DescendantTokens().ToList();
        var random = new Random(20260726);
        for (var variant = 0; variant < 8; variant++)
        {
            var damaged = text;
            foreach (var token in Enumerable.Range(0, 1 + (variant * 3)).Select(_ => tokens[random.Next(tokens.Count)]).OrderByDescending(static t => t.SpanStart).Distinct())
            {
                var replacement = random.Next(4) switch
                {
                    0 => "",
                    1 => token.Text + " " + token.Text,
                    2 => tokens[random.Next(tokens.Count)].Text,
                    _ => "?",
                };
                damaged = damaged.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, " " + replacement + " ");
            }

            if (variant % 3 == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }

            foreach (var method in new LoweredSource([damaged]).Methods)
            {
                var failure = method.Lowered.Problems.FirstOrDefault(static problem => problem.DiagnosticId == DiagnosticIds.CompilerFailed);
                Assert.True(failure is null, failure is null ? "" : DiagnosticDescriptors.Message(failure) + "\n" + method.Body.Syntax);
            }
        }
    }

    [Fact]
    public void Sums_of_many_terms_are_no_problem()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("x", 3000));

        Assert.True(LoweredSource.Single($"[Differentiable] public static double F(double x) => {sum};").Problems.IsEmpty);
    }
}
