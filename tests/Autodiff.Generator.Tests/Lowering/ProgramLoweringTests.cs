using Autodiff.EndToEnd.Tests.RandomPrograms;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>The lowered IR of programs with every construct, and of random ones, computes what C# computes, bit for bit.</summary>
public sealed class ProgramLoweringTests
{
    private static readonly Lazy<CorpusProgram> Programs = new(static () => new CorpusProgram(CorpusText.Programs.Select(CorpusText.Read)));

    private static readonly object?[][] Points =
    [
        .. from n in Enumerable.Range(0, 5)
           from point in new[] { (0.7, -0.4), (-1.2, 0.9), (0.3, 1.6) }
           select (object?[])[point.Item1, point.Item2, n, new[] { 0.3, -0.8, 1.1, 0.9 }],
    ];

    private static readonly string[] Callees = ["Values.Mutate", "Values.OfMany", "Values.OfSpan", "Values.WithDefaults"];

    public static TheoryData<string> Methods =>
        [.. Programs.Value.Source.Methods.Select(static method => method.Key).Where(static key => !Callees.Contains(key))];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_construct_computes_what_the_compiled_method_does(string method)
    {
        Require(Programs.Value.Entry(method).Lowered);
        foreach (var point in Points)
        {
            Programs.Value.Compare(method, point);
        }
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(200_000)]
    [InlineData(300_000)]
    public void Random_programs_compute_what_the_compiled_methods_do(int firstSeed)
    {
        var random = Enumerable.Range(firstSeed, 40).Select(RandomProgram.FromSeed).ToList();
        var programs = new CorpusProgram(random.Select(static program => program.Source));
        foreach (var method in programs.Source.Methods)
        {
            Require(method.Lowered);
        }

        foreach (var program in random)
        {
            foreach (var point in program.Points)
            {
                programs.Compare(program.Key, [.. point]);
            }
        }
    }

    private static void Require(LoweredMethod lowered)
    {
        Assert.True(lowered.Problems.IsEmpty, string.Join("\n", lowered.Problems.Select(DiagnosticDescriptors.Message)));
        var faults = IrVerifier.Verify(lowered.Function!);
        Assert.True(faults.Count == 0, string.Join("\n", faults) + "\n" + lowered.Function);
    }
}
