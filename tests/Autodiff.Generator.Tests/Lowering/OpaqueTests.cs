using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>What the IR has no operation for is kept as C# with complete names; all else is not opaque.</summary>
public sealed class OpaqueTests
{
    [Fact]
    public void In_the_corpus_only_text_enums_and_dropped_derivatives_are_opaque()
    {
        var texts = new LoweredSource(CorpusText.Names.Select(CorpusText.Read)).Methods
            .SelectMany(static method => method.Lowered.Function!.Body.AllOperations().OfType<OpaqueOperation>())
            .Select(static operation => operation.Text).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "((double)({0}))",
                "((nint)({0}))",
                "global::Autodiff.Autograd.StopGradient<double>({0})",
                "global::Autodiff.Autograd.StopGradient<float>({0})",
                "global::Autodiff.Corpus.Limits.Greatest",
                "global::Autodiff.Corpus.NoGradients.Scale({0})",
                "global::Autodiff.Corpus.Textbook.Engineering.EarthRadius",
                "global::Autodiff.Corpus.Textbook.Quadrature.Nodes",
                "global::Autodiff.Corpus.Textbook.Quadrature.Weights",
                "global::Autodiff.Corpus.Textbook.SpecialFunctionsByDefinition.Lanczos",
                "global::System.ArgumentNullException.ThrowIfNull({0}, \"a\")",
                "global::System.Array.BinarySearch<double>({0}, {1})",
                "{0} is \"\"",
                "{0} is \"add\"",
                "{0} is \"cos\"",
                "{0} is \"multiply\"",
                "{0} is \"power\"",
                "{0} is \"sin\"",
                "{0} is \"sqr\"",
                "{0} is \"square\"",
                "{0} is global::Autodiff.Corpus.Activation.Logistic",
                "{0} is global::Autodiff.Corpus.Activation.None",
                "{0} is global::Autodiff.Corpus.Activation.Relu",
                "{0} is global::Autodiff.Corpus.Activation.Tanh",
                "{0} is {{ Length: > 2 }}",
            ],
            texts);
    }

    [Theory]
    [InlineData("Console.WriteLine(x);", "global::System.Console.WriteLine({0})", "Unknown")]
    [InlineData("Console.WriteLine(\"{0} {1}\", x, n++);", "global::System.Console.WriteLine(\"{{0}} {{1}}\", {0}, {1})", "Unknown")]
    [InlineData("var r = new Random(n);", "new global::System.Random({0})", "Writes, Unknown")]
    [InlineData("var s = $\"{x:F2} {{}}\";", "$\"{{{0}:F2}} {{{{}}}}\"", "Throws")]
    [InlineData("var s = nameof(x) + n;", "(\"x\" + {0})", "Throws")]
    [InlineData("var k = \"abc\".Length;", "\"abc\".Length", "Throws")]
    [InlineData("var k = a.Last();", "global::System.Linq.Enumerable.Last<double>({0})", "Reads, Unknown")]
    [InlineData("var k = Table[2];", "global::C.Table", "Pure")]
    [InlineData("var k = Counter;", "global::C.Counter", "Unknown")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(n);", "global::System.ArgumentOutOfRangeException.ThrowIfNegative<int>({0}, \"n\")", "Throws")]
    public void Text_is_complete_and_takes_the_values_it_reads(string statement, string text, string effects)
    {
        var lowered = LoweredSource.Of(
            $$"""
            static readonly double[] Table = [1, 2, 3];
            static int Counter;
            [Differentiable] public static double F(double x, int n, double[] a) { {{statement}} return x; }
            """).Methods[0].Lowered;

        var opaque = Assert.Single(lowered.Function!.Body.AllOperations().OfType<OpaqueOperation>());
        Assert.Equal(text, opaque.Text);
        Assert.Equal(effects, opaque.Effects.ToString());
    }

    [Fact]
    public void Calls_of_methods_without_rules_name_the_method()
    {
        var lowered = LoweredSource.Of(
            "static double G(double x) => x; [Differentiable] public static double F(double x) => G(x);").Methods[0].Lowered;

        var opaque = Assert.Single(lowered.Function!.Body.AllOperations().OfType<OpaqueOperation>());
        Assert.Equal(("DIFF3001", "C.G(double)"), (opaque.DiagnosticId, opaque.Reason));
    }
}
