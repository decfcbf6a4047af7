using System.Collections;
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
            var expected = Corpus.Value.RunCompiled(method, input.Arguments);
            var actual = Corpus.Value.RunLowered(method, input.Arguments);
            Assert.True(Text(expected) == Text(actual), $"{Text(expected)}\n{Text(actual)}\n{lowered.Function}");
        }
    }

    private static string Text(object? value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x16"),
        float number => BitConverter.SingleToInt32Bits(number).ToString("x8"),
        string text => text,
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Text)) + "]",
        _ => value?.ToString() ?? "null",
    };
}
