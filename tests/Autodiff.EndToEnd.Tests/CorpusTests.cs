using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Xunit;

namespace Autodiff.EndToEnd.Tests;

/// <summary>
/// Every generated member of every method of the corpus, at every input set: the gradient against the oracle, the value
/// and the arguments against the primal, destinations overwritten or added to.
/// </summary>
public sealed class CorpusTests(CorpusPrograms corpus)
{
    public static TheoryData<string> Methods => [.. CorpusInputs.Methods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_are_exact(string method)
    {
        var failures = CorpusInputs.Of(method)
            .SelectMany(c => CaseChecker.Check(corpus.Program, corpus.Duals, c.Key, c.Arguments, c.Options.Tolerance))
            .ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(8)));
    }

    [Fact]
    public void Every_promised_member_exists()
    {
        var missing = corpus.DifferentiableMethods
            .Select(key => (Key: key, Forms: CaseChecker.MissingForms(corpus.Program, corpus.Program.Named(key).Single()).ToList()))
            .Where(m => m.Forms.Count > 0)
            .Select(m => $"{m.Key}: {string.Join(", ", m.Forms)}")
            .ToList();
        Assert.True(missing.Count == 0, string.Join("\n", missing.Concat(corpus.Program.Refusals)));
    }

    [Fact]
    public void Generated_files_compile_without_warnings()
        => Assert.True(corpus.Program.Problems.Count == 0, string.Join("\n", corpus.Program.Problems.Take(20)));
}
