using Autodiff.EndToEnd.Tests.Inputs;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>The lowered IR of every method of the corpus computes what C# computes, bit for bit, on every input set.</summary>
public sealed class CorpusLoweringTests
{
    private static readonly Lazy<CorpusProgram> Corpus = new(static () => new CorpusProgram(CorpusText.Names.Select(CorpusText.Read)));

    public static TheoryData<string> Methods => [.. CorpusInputs.Methods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Interpreted_IR_equals_the_compiled_method(string method)
    {
        var lowered = Corpus.Value.Entry(method).Lowered;
        Assert.True(lowered.Problems.IsEmpty, string.Join("\n", lowered.Problems.Select(DiagnosticDescriptors.Message)));
        var faults = IrVerifier.Verify(lowered.Function!);
        Assert.True(faults.Count == 0, string.Join("\n", faults) + "\n" + lowered.Function);
        foreach (var input in CorpusInputs.Of(method))
        {
            Corpus.Value.Compare(method, input.Arguments);
        }
    }
}
