using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Lowering;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>What is outside the language subset is refused by name, at its place, all of it at once.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("again: x *= 2; if (x < 9) goto again; return x;", DiagnosticIds.GotoStatement)]
    [InlineData("switch (n) { case 0: goto case 1; case 1: return x; } return x * x;", DiagnosticIds.GotoStatement)]
    [InlineData("try { x *= 2; } catch (Exception) { } return x;", DiagnosticIds.TryStatement)]
    [InlineData("try { x *= 2; } finally { } return x;", DiagnosticIds.TryStatement)]
    [InlineData("using (var s = new System.IO.MemoryStream()) { x *= 2; } return x;", DiagnosticIds.TryStatement)]
    [InlineData("using var s = new System.IO.MemoryStream(); return x;", DiagnosticIds.TryStatement)]
    [InlineData("lock (a) { x *= 2; } return x;", DiagnosticIds.UnsupportedStatement)]
    [InlineData("double Twice(double y) { y *= 2; return y; } return Twice(x);", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double Twice() => x *= 2; return Twice();", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double Down(double y) => y > 1 ? Down(y / 2) : y; return Down(x);", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double Odd(double y) => y > 1 ? Even(y / 2) : y; double Even(double y) => Odd(y); return Odd(x);", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double[] Same(double[] b) => b; return Same(a)[0];", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double First(double[] b) => b[0]; return First(a);", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("double Both() => OneAndAllOf(a); return Both();", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("T Same<T>(T y) => y; return Same(x);", DiagnosticIds.LocalFunctionInBody)]
    [InlineData("return a.Sum(v => OneAndAllOf(a) * v);", DiagnosticIds.LambdaInBody)]
    [InlineData("return a.Sum(v => { return v * x; } ) + a.Sum(v => x += v);", DiagnosticIds.LambdaInBody)]
    [InlineData("return a.Where(v => v > x).Sum();", DiagnosticIds.LambdaInBody)]
    [InlineData("List<double> b = null!; return b.Sum(v => v * x);", DiagnosticIds.LambdaInBody)]
    [InlineData("return a.Select((v, i) => v * i).Sum();", DiagnosticIds.LambdaInBody)]
    [InlineData("Func<double, double> f = y => 2 * y; return f(x);", DiagnosticIds.LambdaInBody)]
    [InlineData("return (from v in a select v * x).Sum();", DiagnosticIds.LambdaInBody)]
    [InlineData("Func<double, double> f = Math.Sin; return f(x);", DiagnosticIds.LambdaInBody)]
    [InlineData("dynamic d = x; return d;", DiagnosticIds.DynamicCode)]
    [InlineData("unsafe { double* p = &x; return *p; }", DiagnosticIds.UnsafeCode)]
    [InlineData("unsafe { fixed (double* p = a) return *p; }", DiagnosticIds.UnsafeCode)]
    [InlineData("unsafe { double* p = stackalloc double[3]; } return x;", DiagnosticIds.UnsafeCode)]
    [InlineData("State = x; return x;", DiagnosticIds.StaticFieldWrite)]
    [InlineData("State += x; return x;", DiagnosticIds.StaticFieldWrite)]
    [InlineData("Counter++; return x;", DiagnosticIds.UnsupportedStatement)]
    [InlineData("var b = new Box(); b.Value = x; return b.Value;", DiagnosticIds.MemberOfObject)]
    [InlineData("ref var r = ref (n > 0 ? ref x : ref a[0]); r = 2; return x;", DiagnosticIds.RefLocal)]
    [InlineData("ref var r = ref x; r = ref a[0]; return x;", DiagnosticIds.RefLocal)]
    [InlineData("foreach (var v in new List<double> { x }) x += v; return x;", DiagnosticIds.UnsupportedStatement)]
    [InlineData("foreach (var c in \"abc\") x += c; return x;", DiagnosticIds.UnsupportedStatement)]
    [InlineData("double[] b = [x, .. a]; return b[0];", DiagnosticIds.UnsupportedExpression)]
    [InlineData("object o = a; return x;", DiagnosticIds.UnsupportedTypeInBody)]
    [InlineData("IEnumerable<double> o = a; return x;", DiagnosticIds.UnsupportedTypeInBody)]
    [InlineData("return a is [var first, ..] ? first * x : x;", DiagnosticIds.UnsupportedExpression)]
    [InlineData("int.TryParse(\"3\", out n); return x * n;", DiagnosticIds.UnsupportedExpression)]
    [InlineData("Range r = 1..3; return a[r][0] * x;", DiagnosticIds.UnsupportedExpression)]
    [InlineData("return x * Missing(x);", DiagnosticIds.CodeDoesNotCompile)]
    [InlineData("return x * y;", DiagnosticIds.CodeDoesNotCompile)]
    [InlineData("return x * OtherGradient(x);", DiagnosticIds.DerivativeOfDerivative)]
    [InlineData("return x * C.OtherJvp(x, x).Tangent;", DiagnosticIds.DerivativeOfDerivative)]
    [InlineData("var s = x; Two(ref s, ref s); return s;", DiagnosticIds.ArgumentsOverlap)]
    [InlineData("Two(ref a[n], ref a[n]); return x;", DiagnosticIds.ArgumentsOverlap)]
    [InlineData("Two(ref a[0], ref a[0]); return x;", DiagnosticIds.ArgumentsOverlap)]
    [InlineData("OneAndAll(ref a[0], a); return x;", DiagnosticIds.ArgumentsOverlap)]
    public void Refused_constructs_are_named(string body, string id)
    {
        var problems = Lower(body).Problems;
        Assert.NotEmpty(problems);
        Assert.Equal(id, problems[0].DiagnosticId);
        Assert.True(problems[0].Place >= 0);
    }

    [Fact]
    public void All_problems_are_found_at_once()
    {
        var lowered = Lower("State = x; try { Counter = 1; } catch { } if (x > 0) goto end; Func<int> f = () => 1; end: return Missing();");

        Assert.Equal(
            [
                "DIFF2010: State",
                "DIFF2004: try { Counter = 1; } catch { }",
                "DIFF2002: Counter",
                "DIFF2005: goto end;",
                "DIFF2007: () => 1",
                "DIFF2001: Missing()",
            ],
            lowered.Problems.Select(static problem => problem.DiagnosticId + ": " + problem.Arguments[0]));
    }

    [Fact]
    public void Messages_quote_the_expression_and_say_what_to_do()
    {
        var message = DiagnosticDescriptors.Message(Lower("foreach (var v in new List<double>()) x += v; return x;").Problems[0]);

        Assert.Equal(
            "Cannot differentiate 'new List<double>()': foreach over 'List<double>' is not supported, only over arrays and spans. "
            + "Rewrite it with the supported statements, or move it to a method marked [NoGradient].",
            message);
    }

    [Fact]
    public void Long_expressions_are_quoted_in_sixty_characters()
    {
        var problem = Lower("return Missing(x + 1111111111, x + 2222222222, x +\n 3333333333, x + 4444444444);").Problems[0];

        Assert.Equal("Missing(x + 1111111111, x + 2222222222, x + 3333333333, x +…", problem.Arguments[0]);
    }

    [Theory]
    [InlineData("x * Missing(x)", "Missing(x)")]
    [InlineData("x + a.Where(v => v > 0).Sum()", "v => v > 0")]
    [InlineData("State = x", "State")]
    public void Places_lead_back_to_the_source(string expression, string text)
    {
        var entry = LoweredSource.Of(
            $"static double State; [Differentiable] public static double F(double x, double[] a) {{ var y = x; return {expression}; }}").Methods[0];

        var place = OperationOrdinals.Find(entry.Body, entry.Lowered.Problems[0].Place);
        Assert.Equal(text, place!.Syntax.ToString());
    }

    [Fact]
    public void References_that_may_be_one_element_are_checked_at_run_time()
    {
        var program = new CorpusProgram(
        [
            """
            public static partial class C
            {
                [Differentiable] public static void Two(ref double p, ref double q) { p *= 2; q += p; }
                [Differentiable] public static double Elements(double[] a, int i, int j) { Two(ref a[i], ref a[j]); return a[i]; }
                [Differentiable] public static double Arrays(double[] a, double[] b, int i) { var c = i > 0 ? a : b; Two(ref a[0], ref c[0]); return b[0]; }
            }
            """,
        ]);

        program.Compare("C.Elements", [new[] { 1.0, 2 }, 0, 1]);
        program.Compare("C.Arrays", [new[] { 1.0, 2 }, new[] { 3.0, 4 }, 0]);
        Assert.Equal("throws", program.RunLowered("C.Elements", [new[] { 1.0, 2 }, 1, 1])[0]);
        Assert.Equal("throws", program.RunLowered("C.Arrays", [new[] { 1.0, 2 }, new[] { 3.0, 4 }, 1])[0]);
    }

    private static Model.LoweredMethod Lower(string body) => LoweredSource.Of(
        $$"""
        static double State;
        static int Counter;
        class Box { public double Value; }
        [Differentiable] public static double F(double x, double[] a, int n) { {{body}} }
        [Differentiable] static double Other(double x) => x;
        [Differentiable] static void Two(ref double p, ref double q) { p *= q; q += p; }
        [Differentiable] static double OneAndAllOf(double[] q) { q[0] = 1; return q[1]; }
        [Differentiable] static void OneAndAll(ref double p, double[] q) { p *= q[1]; }
        """).Methods.Single(static method => method.Symbol.Name == "F").Lowered;
}
