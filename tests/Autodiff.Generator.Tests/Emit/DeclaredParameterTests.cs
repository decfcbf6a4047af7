namespace Autodiff.Generator.Tests.Emit;

/// <summary>Members that add no parameters are called as their primal is: with default values and <c>params</c>.</summary>
public sealed class DeclaredParameterTests
{
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
