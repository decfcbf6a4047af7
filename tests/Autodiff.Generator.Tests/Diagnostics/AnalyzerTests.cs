using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Where and how problems are reported.</summary>
public sealed class AnalyzerTests
{
    [Fact]
    public void All_problems_are_reported_at_once_on_the_exact_places()
    {
        var diagnostics = TestCompilation.Analyze("""
            public static class Model
            {
                [Differentiable("x", "q")]
                public static double F(double x, decimal d)
                {
                    lock (typeof(Model)) { }
                    return Unknown(x) + Unknown(2) + Other(x) + double.Parse(x.ToString());
                }

                [Differentiable]
                static double Other(double x) { lock (typeof(Model)) { } return x; }

                public static double Unknown(double x) => x;
            }
            """);
        Assert.Equal(
            [
                "DIFF1001 F",
                "DIFF1001 Other",
                "DIFF1004 d",
                "DIFF1011 Differentiable(\"x\", \"q\")",
                "DIFF2002 lock (typeof(Model)) { }",
                "DIFF2002 lock (typeof(Model)) { }",
                "DIFF3001 Unknown(2)",
                "DIFF3001 Unknown(x)",
                "DIFF3002 double.Parse(x.ToString())",
                "DIFF3003 Other(x)",
            ],
            diagnostics.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Problems_of_activity_are_reported_on_the_expressions_that_lose_a_derivative()
    {
        var diagnostics = TestCompilation.Analyze("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x)
                {
                    var unused = Unknown(x);
                    var y = Unknown(x) + double.Parse("2");
                    for (var i = 0; i < 3; i++)
                    {
                        y *= double.Parse(x.ToString());
                    }

                    return y;
                }

                public static double Unknown(double x) => x;
            }
            """);
        Assert.Equal(
            ["DIFF3001 Unknown(x) at 6", "DIFF3002 double.Parse(x.ToString()) at 9"],
            diagnostics.Select(static diagnostic => Describe(diagnostic) + " at " + diagnostic.Location.GetLineSpan().StartLinePosition.Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_problem_in_an_inlined_callee_is_reported_in_the_callee_and_at_the_call()
    {
        var diagnostics = TestCompilation.Analyze("""
            public static partial class Model
            {
                [Differentiable]
                public static double Outer(double x) => 2 * Inner(x);

                [Differentiable]
                public static double Inner(double x) => double.Parse(x.ToString());
            }
            """);
        Assert.Equal(
            ["DIFF3002 Inner(x)", "DIFF3002 double.Parse(x.ToString())"],
            diagnostics.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Callers_across_files_and_recursion_are_refused_with_the_method()
    {
        var diagnostics = TestCompilation.Analyze(
            """
            public static partial class Model
            {
                [Differentiable]
                public static double Caller(double x) => A(x, 3);

                [Differentiable]
                public static double A(double x, int n) => n == 0 ? x : Other.B(x, n - 1);
            }
            """,
            """
            public static partial class Other
            {
                [Differentiable]
                public static double B(double x, int n) => Model.A(x, n) * double.Parse(x.ToString());
            }
            """);
        Assert.Equal(
            ["DIFF3002 double.Parse(x.ToString())", "DIFF3003 A(x, 3)", "DIFF3003 Other.B(x, n - 1)"],
            diagnostics.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_method_that_always_throws_is_refused_and_so_are_its_callers() => Assert.Equal(
        ["DIFF2002 Stub", "DIFF2002 Cut", "DIFF3003 Stub(x)"],
        TestCompilation.Analyze("""
            public static partial class Model
            {
                [Differentiable]
                public static double Stub(double x) => throw new NotImplementedException();

                [Differentiable]
                public static double Cut(double x)
                {
                    if (x > 0) x *= 2;
                    throw new InvalidOperationException($"{x}");
                }

                [Differentiable]
                public static double Caller(double x) => Stub(x) * x;
            }
            """).OrderBy(static one => one.Location.SourceSpan.Start).Select(Describe));

    [Fact]
    public void Several_attributes_are_judged_one_by_one()
    {
        var diagnostics = TestCompilation.Analyze("""
            public static partial class Model
            {
                [Differentiable(nameof(x))]
                [Differentiable(nameof(y), Name = "ByY")]
                public static double F(double x, double y) => x * double.Parse(y.ToString());
            }
            """);
        Assert.Equal("DIFF3002 double.Parse(y.ToString())", Describe(Assert.Single(diagnostics)));
    }

    [Fact]
    public void Both_parts_of_a_partial_method_may_have_attributes()
    {
        var compilation = TestCompilation.Generate(TestCompilation.Create("""
            public static partial class Model
            {
                [Differentiable]
                public static partial double F(double x);

                [Differentiable(Name = "G")]
                public static partial double F(double x) => x * x;

                public static double Use() => FGradient(1) + GGradient(2);
            }
            """), out var result);
        Assert.Equal(2, result.GeneratedTrees.Length);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
    }

    [Fact]
    public void Diagnostics_can_be_suppressed_in_source()
    {
        var diagnostics = TestCompilation.Analyze("""
            public static partial class Model
            {
            #pragma warning disable DIFF4001
                [Differentiable]
                public static double F(double x, double unused) => x;
            #pragma warning restore DIFF4001

                [Differentiable]
                public static double G(double x, double unused) => x;
            }
            """);
        Assert.Contains("'G'", Assert.Single(diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_can_be_suppressed_and_their_severity_configured()
    {
        const string Source = """
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => double.Parse(x.ToString());

            #pragma warning disable DIFF3002
                [Differentiable]
                public static double G(double x) => double.Parse(x.ToString());
            }
            """;
        var compilation = TestCompilation.Generate(TestCompilation.Create(Source), out _);
        var diagnostic = Assert.Single(TestCompilation.Analyze(compilation));
        Assert.Equal(("DIFF3002", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        foreach (var (report, severity) in new[] { (ReportDiagnostic.Warn, DiagnosticSeverity.Warning), (ReportDiagnostic.Info, DiagnosticSeverity.Info) })
        {
            var configured = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("DIFF3002", report)]));
            Assert.Equal(severity, Assert.Single(TestCompilation.Analyze(configured)).Severity);
        }

        Assert.Empty(TestCompilation.Analyze(compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions([new("DIFF3002", ReportDiagnostic.Suppress)]))));
    }

    [Fact]
    public void What_follows_from_a_problem_is_not_reported_beside_it() => Assert.Equal(
        ["DIFF1001 F", "DIFF2007 v => v > x"],
        TestCompilation.Analyze("""
            using System.Linq;

            public static class Model
            {
                [Differentiable]
                public static double F(double x, double[] a) => x * a.Where(v => v > x).Sum();
            }
            """).Select(Describe).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("double x", "double.Parse(x.ToString())", "Model.FGradient(1)", "DIFF3002")]
    [InlineData("double x", "double.Parse(x.ToString())", "Model.FVjp(1, 1)", "DIFF3002")]
    [InlineData("double x, decimal d", "x", "Model.FValueAndGradient(1, 1)", "DIFF1004")]
    [InlineData("double[] x, object o", "x[0] * o.GetHashCode() * Missing()", "Model.FGradient([1], 1)", "DIFF2001")]
    public void Refused_members_make_their_callers_fail_without_the_analyzer(string parameters, string body, string call, string id)
    {
        var compilation = TestCompilation.Generate(TestCompilation.Create($$"""
            public static partial class Model
            {
                [Differentiable]
                public static double F({{parameters}}) => {{body}};
            }

            public static class Caller
            {
                public static object Call() => {{call}};
            }
            """), out _);
        var error = Assert.Single(compilation.Errors(), error => error.Id == id);
        Assert.Contains("Cannot differentiate", error.GetMessage(), StringComparison.Ordinal);
        Assert.Equal($"docs/diagnostics/{id}.md", error.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void Code_that_does_not_compile_is_left_to_the_compiler()
    {
        var compilation = TestCompilation.Generate(TestCompilation.Create("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => Missing(x) * double.Parse(x.ToString());
            }
            """), out var result);
        Assert.Contains("DIFF2001", result.GeneratedTrees[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(TestCompilation.Analyze(compilation));
    }

    [Fact]
    public void Derivatives_come_from_other_assemblies()
    {
        const string Library = """
            public static partial class Library
            {
                [Differentiable]
                public static double Square(double x) => x * x;

                [Differentiable]
                public static void Fill(double[] target, double x) => target[0] = x;
            }
            """;
        const string User = """
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x)
                {
                    var a = new double[1];
                    Library.Fill(a, x);
                    return Library.Square(a[0]);
                }
            }
            """;
        var library = TestCompilation.Create(Library).WithAssemblyName("Library");
        var withDerivatives = TestCompilation.Generate(library, out _).ToMetadataReference();
        var compilation = TestCompilation.Generate(TestCompilation.Create(User).AddReferences(withDerivatives), out var result);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
        Assert.Contains("Library.SquareReverse(", result.GeneratedTrees[0].ToString(), StringComparison.Ordinal);

        var without = TestCompilation.Generate(TestCompilation.Create(User).AddReferences(library.ToMetadataReference()), out _);
        Assert.Equal(
            ["DIFF3004 Library.Fill(a, x)", "DIFF3004 Library.Square(a[0])"],
            TestCompilation.Analyze(without).Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_failure_of_the_compiler_becomes_a_refusal()
    {
        // A function that no stage can read: its one result has no definition.
        var compilation = TestCompilation.Create("public static partial class Model { [Differentiable] public static double F(double x) => x; }");
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Model")!.GetMembers("F")[0];
        var attribute = method.AttributesNamed(KnownNames.DifferentiableAttribute).Single();
        var lowered = FrontEnd.TryLower(method, attribute, compilation, TestContext.Current.CancellationToken)!;
        var broken = lowered.Function! with { Body = lowered.Function.Body with { Operations = new([null!]) } };

        var linked = BackEnd.Link(lowered with { Function = broken }, BackEnd.Linker(static _ => null, CancellationToken.None));
        Assert.Equal(DiagnosticIds.CompilerFailed, Assert.Single(linked.Problems).DiagnosticId);
        var functions = BackEnd.Differentiate(new LinkedMethod(lowered.Method, broken, EquatableArray<Problem>.Empty));
        Assert.Equal(DiagnosticIds.CompilerFailed, Assert.Single(functions.Problems).DiagnosticId);
        var file = BackEnd.Emit(linked);
        Assert.Contains("DiagnosticId = \"DIFF9001\"", file.Text, StringComparison.Ordinal);
        Assert.Contains("FGradient(double x)", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_that_are_not_ours_are_left_alone() => Assert.Empty(TestCompilation.Analyze("""
        namespace Others
        {
            public sealed class DifferentiableAttribute : System.Attribute;
            public sealed class NoGradientAttribute : System.Attribute;

            public class Model
            {
                [Others.Differentiable]
                public decimal F(decimal x) => x;
            }
        }
        """));

    private static string Describe(Diagnostic diagnostic) =>
        diagnostic.Id + " " + diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
