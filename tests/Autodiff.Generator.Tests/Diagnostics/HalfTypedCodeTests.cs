using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Neither the generator nor the analyzer throws, whatever stands in the editor.</summary>
public sealed class HalfTypedCodeTests
{
    private const int Step = 50;

    /// <summary>The analyzer, which is slower, looks at every so many of the truncated files.</summary>
    private const int AnalyzedEvery = 20;

    public static TheoryData<string> Files => [.. Repository.Corpus.Select(static file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Truncated_sources_are_survived(string file)
    {
        var source = Repository.Corpus.Single(one => one.Name == file).Source;
        var driver = TestCompilation.Driver();
        for (var (length, count) = (0, 0); length < source.Length; length += Step, count++)
        {
            AssertSurvives(source[..length], ref driver, count % AnalyzedEvery == 0);
        }
    }

    [Theory]
    [InlineData("partial class A { [Differentiable] static double F(double x) => ; }")]
    [InlineData("partial class A { [Differentiable] static double F(double x, double x) => x; }")]
    [InlineData("partial class A { [Differentiable] static double F(double x) => x; [Differentiable] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable] static F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable] static double (double x) => x; }")]
    [InlineData("partial class A { [Differentiable] static Missing F(Missing x) => x; }")]
    [InlineData("partial class A { [Differentiable] static double F(double x) => F(; }")]
    [InlineData("partial class A { [Differentiable(1, 2)] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable(null)] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable(null!, nameof(x))] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable(Name = 3)] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable(Name = null, Derivatives = (Derivatives)255)] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable(Name = \"\")] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable] static void F(double[] x) { x[0] = ; } }")]
    [InlineData("partial class A { [Differentiable] static double F(double x) { while (x > ) { x -= } return; } }")]
    [InlineData("partial class A { [Differentiable] static double F(double x) => G(x); [Differentiable] static double G(double x) => F(y); }")]
    [InlineData("partial class A { [Differentiable] static double F(this double x) => throw null; }")]
    [InlineData("partial class A<T> { partial class B { [Differentiable] static T F(T x) => x; } }")]
    [InlineData("[Differentiable] double F(double x) => x;")]
    [InlineData("[assembly: Differentiable]")]
    [InlineData("partial interface A { [Differentiable] double F(double x); }")]
    [InlineData("partial class A { [Differentiable] partial double F(double x); }")]
    [InlineData("partial class A : B { [Differentiable] double F(double x) => base.F(x); }")]
    [InlineData("partial class A { [Differentiable] static double F(__arglist) => 1; }")]
    [InlineData("partial class A { [Differentiable] static double F(double x, double xTangent, double cotangent) => x; }")]
    [InlineData("partial class A { [Differentiable] static double F(double @class, double @tape) => @class * @tape; }")]
    [InlineData("partial class A { [Differentiable] static double F(double x) { return x; int unreachable = 1; } }")]
    [InlineData("partial class A { [Differentiable] static double F((double, (double, double[])) x) => x.Item1; }")]
    [InlineData("class { [Differentiable] static double F(double x) => x; }")]
    [InlineData("partial class A { [Differentiable] [Differentiable] [Differentiable(\"q\", Name = \"1\")] static double F(double x) => x; }")]
    public void Odd_sources_are_survived(string source)
    {
        var driver = TestCompilation.Driver();
        AssertSurvives(source, ref driver, analyze: true);
    }

    [Theory]
    [InlineData("", "if (x > 0) { ", "x++; ", "} ", "")]
    [InlineData("x = ", "Math.Sin(", "x", ")", ";")]
    public void Deep_nesting_is_refused_before_it_overflows_the_stack(string before, string open, string inner, string close, string after)
    {
        const int depth = 450;
        var body = before + string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth)) + after;
        var driver = TestCompilation.Driver();
        TestCompilation.Generate(
            TestCompilation.Create($"using System; partial class A {{ [Differentiable] static double F(double x) {{ {body} return x; }} }}"), ref driver, out var result);
        Assert.Contains(result.GeneratedTrees, static tree => tree.ToString().Contains("nested too deeply", StringComparison.Ordinal));
    }

    private static void AssertSurvives(string source, ref GeneratorDriver driver, bool analyze)
    {
        var updated = TestCompilation.Generate(TestCompilation.Create(source), ref driver, out var result);
        Assert.DoesNotContain(result.GeneratedTrees, static tree => tree.ToString().Contains("DIFF9001", StringComparison.Ordinal));
        if (analyze)
        {
            Assert.DoesNotContain(TestCompilation.Analyze(updated), static diagnostic => diagnostic.Id is "AD0001" or "DIFF9001");
        }
    }
}
