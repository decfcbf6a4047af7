using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>Generated members fit into the project and the type they are written for: its kind of arithmetic, default values, <c>params</c>.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public void A_part_of_Program_beside_top_level_statements_is_partial()
    {
        const string Source = """
            Console.WriteLine(Program.FGradient(2) + FValueAndGradient(3).Value);

            partial class Program
            {
                [Differentiable]
                static double F(double x) => x * x;
            }
            """;
        var program = TestCompilation.Create(Source);
        var compilation = TestCompilation.Generate(program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication)), out _);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
    }

    [Fact]
    public void Arithmetic_is_checked_where_the_primal_checks_it_whatever_the_project_says()
    {
        const string Source = """
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x, int n) => x * unchecked(n * 1000003) + x * (n + 1);
            }
            """;
        var project = TestCompilation.Create(Source);
        TestCompilation.Generate(project.WithOptions(project.Options.WithOverflowChecks(true)), out var result);
        var text = string.Join("\n", result.GeneratedTrees[0].ToString().Split('\n').Where(static line => !line.Contains("///", StringComparison.Ordinal)));
        Assert.Contains("        unchecked\n", text, StringComparison.Ordinal);
        Assert.Contains("checked(n + 1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("checked(n * 1000003)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double x, double k = -2.5, int n = 3", "x * k * n", "Model.FGradient(2), Model.FGradient(2, n: 4), Model.FValueAndGradient(2, 3)")]
    [InlineData("double x, float k = 1.5f, long n = 3, bool b = true, char c = '\\''", "b ? x * k * n : c", "Model.FGradient(2)")]
    [InlineData("double x, string s = \"{0}\\\"\", string? t = null, DayOfWeek day = DayOfWeek.Friday", "day == 0 ? x * s.Length : x", "Model.FGradient(2)")]
    [InlineData("double x, double k = double.NaN, double m = double.NegativeInfinity, double e = 1e300", "x * k * m * e", "Model.FGradient(2)")]
    [InlineData("double x, (double, int) pair = default, DateTime day = default", "x * pair.Item1 * day.Day", "Model.FGradient(2)")]
    [InlineData("params double[] x", "x[0] * x[1]", "Model.FGradient(1, 2), Model.FValueAndGradient(1, 2, 3)")]
    [InlineData("double k, params double[] x", "x[0] * k", "Model.FGradient(1, 2), Model.FValueAndGradient(1)")]
    public void Members_that_add_nothing_keep_them(string parameters, string body, string calls)
    {
        var compilation = TestCompilation.Generate(
            TestCompilation.Create($$"""
            public static partial class Model
            {
                [Differentiable]
                public static double F({{parameters}}) => {{body}};
            }

            public static class Caller
            {
                public static object[] Call() => [{{calls}}];
            }
            """),
            out _);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
    }
}
