using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>Likely mistakes: what is reported, what is safe, and silence on code that is right.</summary>
public sealed class LintTests
{
    [Theory]
    [InlineData("double F(double x, double y) => y * Math.Floor(x) + (int)x;", "DIFF4002 Math.Floor(x)", "DIFF4002 (int)x")]
    [InlineData("double F(double x, double y) => y * Math.Sign(x - y);", "DIFF4002 Math.Sign(x - y)")]
    [InlineData("double F(double x) => Math.Floor(x) * x;")]
    [InlineData("double F(double x, double y) { if (x > 3) y *= 2; return x < 5 ? y : -y; }", "DIFF4003 x > 3")]
    [InlineData("double F(double x, double y) => y * Autograd.StopGradient(x);")]
    [InlineData("double F(double x, double y) => y * Dropped(Math.Floor(x));", "DIFF4002 Math.Floor(x)")]
    [InlineData("double F(double x, double[] a) { for (var i = 0; i < 3; i++) x *= 2; return x; }", "DIFF4001 a")]
    [InlineData("double F(double x) => (double)(float)x;", "DIFF4004 (float)x")]
    [InlineData("double F(double x) { var y = (float)x; return y * x; }", "DIFF4004 (float)x")]
    [InlineData("double F(double x) { var y = (float)x; return y * y; }")]
    [InlineData("double F(double x) { var s = x * x; return Math.Sqrt(s) * x; }", "DIFF4005 Math.Sqrt(s)")]
    [InlineData("double F(double[] a) { var s = 0.0; for (var i = 0; i < a.Length; i++) s += Math.Sqrt(a[i] * a[i]); return s; }", "DIFF4005 Math.Sqrt(a[i] * a[i])")]
    [InlineData("double F(double[] a, int i) => Math.Sqrt(a[i] * a[i + 1]);")]
    [InlineData("double F(double x, [NoGradient] double y) => x * Math.Sqrt(y * y);")]
    [InlineData("double F(double x) => Math.Sqrt(x * x + 1);")]
    [InlineData("double F(double x) => Math.Pow(x, 2) + Math.Pow(x, 3) + Math.Pow(2, x);", "DIFF4007 Math.Pow(x, 2)")]
    [InlineData("double F(double x, [NoGradient] double y) => x * Math.Pow(y, 2);")]
    [InlineData("double F(double[] p) { var s = 0.0; for (var i = 0; i < p.Length; i++) s -= p[i] * Math.Log(p[i]); return s; }", "DIFF4008 p[i] * Math.Log(p[i])")]
    [InlineData("double F(double[] p) { var s = 0.0; for (var i = 0; i < p.Length; i++) if (p[i] > 0) s -= p[i] * Math.Log(p[i]); return s; }")]
    [InlineData("double F(double x, double y) => (x - y) / Math.Abs(x - y);", "DIFF4008 (x - y) / Math.Abs(x - y)")]
    [InlineData("double F(double x, double y) { var d = x - y; return d / Math.Abs(d); }", "DIFF4008 d / Math.Abs(d)")]
    [InlineData("double F(double x) { if (x <= 0) throw new ArgumentException(); return x * Math.Log(x); }")]
    [InlineData("double F(double x) => (1 + x) * Math.Log(1 + x);")]
    [InlineData("double F(double x) => Math.Sin(x) / (x + 1);")]
    public void Patterns_are_reported_where_a_derivative_passes(string method, params string[] expected)
    {
        var source = $"static partial class Model {{ [Differentiable] public static {method} [NoGradient] static double Dropped(double x) => x; }}";
        var diagnostics = TestCompilation.Analyze(source);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            diagnostics.Select(one => one.Id + " " + source.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("FGradient([1, 2]);", 1)]
    [InlineData("Model.FValueAndGradient([1, 2]);", 1)]
    [InlineData("Span<double> g = new double[2]; FGradient([1, 2], g); FValueAndGradient([1, 2], g); FAccumulateGradient([1, 2], g);", 0)]
    [InlineData("_ = FGradient([1, 2]); FJvp([1, 2], [3, 4]); HandGradient(1);", 0)]
    public void Dropped_gradients_are_reported(string statements, int count)
    {
        var compilation = TestCompilation.Generate(TestCompilation.Create($$"""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double[] x) => x[0] * x[1];

                public static double HandGradient(double x) => x;

                public static void Use() { {{statements}} }
            }
            """), out _);
        Assert.Empty(compilation.Errors());
        Assert.Equal(Enumerable.Repeat("DIFF4006", count), TestCompilation.Analyze(compilation).Select(static one => one.Id));
    }

    /// <summary>
    /// Of the routines of textbooks none is complained about. Other methods of the corpus were written to have parameters whose derivative is zero, such as
    /// limits that are only compared; nothing else is found in them but the conversions they are about.
    /// </summary>
    [Fact]
    public void Code_that_is_right_is_not_complained_about()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Autodiff.Corpus");
        var sources = Directory.GetFiles(Path.Combine(folder, "Textbook"), "*.cs").Concat(Directory.GetFiles(folder, "*.cs")).Select(File.ReadAllText).ToArray();
        var reported = TestCompilation.Analyze(sources).Where(static one => one.Severity != DiagnosticSeverity.Hidden).ToLookup(
            static one => one.Location.SourceTree!.ToString().Contains("namespace Autodiff.Corpus.Textbook;", StringComparison.Ordinal), Text);
        Assert.Empty(reported[true]);
        Assert.Equal(
            ["DIFF4004 FloatRoundTrip (float)x"],
            reported[false].Where(static one => !ZeroDerivatives.IsMatch(one)).Order(StringComparer.Ordinal));
    }

    private static readonly System.Text.RegularExpressions.Regex ZeroDerivatives = new("^DIFF400[123] ");

    private static string Text(Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree!.ToString();
        var method = diagnostic.Location.SourceTree.GetRoot().FindNode(diagnostic.Location.SourceSpan)
            .FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>()!.Identifier.ValueText;
        return diagnostic.Id + " " + method + " " + text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
    }
}
