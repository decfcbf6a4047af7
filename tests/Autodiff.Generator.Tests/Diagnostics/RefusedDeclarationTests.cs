using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>A refused declaration gets its own diagnostic and no errors in generated files, which would hide it.</summary>
public sealed class RefusedDeclarationTests
{
    [Theory]
    [InlineData("[Differentiable(\"z\")] public static double F(double x) => x;", "DIFF1011")]
    [InlineData("[Differentiable] public static double F(int n) => n;", "DIFF1015")]
    [InlineData("[Differentiable] public static double F() => 1;", "DIFF1015")]
    [InlineData("[Differentiable] public static Span<double> F(double[] x) => x;", "DIFF1009")]
    [InlineData("[Differentiable] public static double F(double[][][] x) => x[0][0][0];", "DIFF1008")]
    [InlineData("[Differentiable] public static double F(double[][,] x) => x[0][0, 0];", "DIFF1008")]
    [InlineData("[Differentiable] public static double F(double[,][] x) => x[0, 0][0];", "DIFF1008")]
    [InlineData("[Differentiable] public static void F(double x, out double[] y) => y = [x];", "DIFF1008")]
    [InlineData("[Differentiable] public static double F((double x, double[] y) p) => p.x * p.y[0];", "DIFF1008")]
    [InlineData("[Differentiable] public static double F(double x) => x; public static double FGradient(double x) => x;", "DIFF1018")]
    [InlineData("[Differentiable] public static double F(double x) => x; public static double FJvp;", "DIFF1018")]
    [InlineData("[Differentiable, Differentiable] public static double F(double x) => x;", "DIFF1019")]
    [InlineData("[Differentiable, Differentiable(Name = \"a b\")] public static double F(double x) => x;", "DIFF1020")]
    public void Generated_files_have_no_errors_of_their_own(string members, string id)
    {
        var generated = TestCompilation.Generate(TestCompilation.Create($"public static partial class Model {{ {members} }}"), out _);
        Assert.Empty(generated.Errors());
        Assert.Equal([id], TestCompilation.Analyze(generated).Select(static diagnostic => diagnostic.Id).Distinct());
    }

    [Fact]
    public void A_member_that_two_overloads_would_generate_is_a_clash()
    {
        var generated = TestCompilation.Generate(
            TestCompilation.Create("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double[] a, double[] b) => a[0] * b[0];

                [Differentiable(nameof(a))]
                public static double F(double[] a, double[] b, double[] c) => a[0] * b[0] * c[0];
            }
            """),
            out _);
        Assert.Empty(generated.Errors());
        var diagnostics = TestCompilation.Analyze(generated);
        Assert.Equal(["DIFF1018", "DIFF1018"], diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.All(diagnostics, static diagnostic => Assert.Contains("'FJvp'", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public static double FGradient(in double x) => x;")]
    [InlineData("public static void FJvp(double x, ref double y) { }")]
    [InlineData("public static double FGradient<T>(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => x * y;")]
    [InlineData("[Differentiable] public static float F(float x) => x;")]
    public void Overloads_do_not_clash(string other)
    {
        var generated = TestCompilation.Generate(
            TestCompilation.Create($"public static partial class Model {{ [Differentiable] public static double F(double x) => x * x; {other} }}"), out _);
        Assert.Empty(generated.Errors());
        Assert.Empty(TestCompilation.Analyze(generated));
    }

    [Fact]
    public void Of_a_member_of_an_extension_block_only_the_place_is_refused() => Assert.Equal(
        ["DIFF1031"],
        TestCompilation.Analyze("public static partial class Model { extension(double x) { [Differentiable] public double F() => x * x; } }")
            .Select(static diagnostic => diagnostic.Id).Distinct());

    [Theory]
    [InlineData("Func<double, double> f) => f(x);", "f(x)")]
    [InlineData("float[] a) => x * System.Linq.Enumerable.Sum(a);", "System.Linq.Enumerable.Sum(a)")]
    public void Calls_of_delegates_and_of_LINQ_are_refused_as_such(string parameter, string place)
    {
        var diagnostic = Assert.Single(TestCompilation.Analyze(
            $"public static partial class Model {{ [Differentiable] public static double F(double x, {parameter} }}"));
        Assert.Equal(("DIFF2007", place), (diagnostic.Id, TextAt(diagnostic)));
    }

    [Fact]
    public void Rows_that_are_exchanged_are_reported_at_their_parameter()
    {
        var diagnostic = Assert.Single(TestCompilation.Analyze("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x, double[][] rows)
                {
                    for (var i = 1; i < rows.Length; i++) (rows[0], rows[i]) = (rows[i], rows[0]);
                    return x * rows[0][0];
                }
            }
            """));
        Assert.Equal("rows", TextAt(diagnostic));
        Assert.Contains("rows of 'rows' are chosen or exchanged", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return x * ;")]
    [InlineData("var y = x.; return y;")]
    [InlineData("for (int i = 0; i < 3; i++ return x;")]
    [InlineData("foreach (var v in ) { } return x;")]
    public void Half_typed_expressions_are_left_to_the_compiler(string body) => Assert.Empty(TestCompilation.Analyze(
        $"public static partial class Model {{ [Differentiable] public static double F(double x) {{ {body} }} }}"));

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
