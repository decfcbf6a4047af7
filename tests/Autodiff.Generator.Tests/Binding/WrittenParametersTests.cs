using Autodiff.Generator.Binding;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Binding;

/// <summary>A parameter said to be only read must never be written; one said to be written should be.</summary>
public sealed class WrittenParametersTests
{
    [Theory]
    [InlineData("return a[0];", "")]
    [InlineData("a[0] = 1; return 0;", "a")]
    [InlineData("a[^1] += 1; return 0;", "a")]
    [InlineData("a[0]++; return 0;", "a")]
    [InlineData("(a[0], b[0]) = (b[0], a[0]); return 0;", "a b")]
    [InlineData("a = b; return a[0];", "")]
    [InlineData("a = new double[3]; a[0] = 1; return 0;", "a")]
    [InlineData("var c = a; c[0] = 1; return 0;", "a")]
    [InlineData("double[] c = b, d = a; d[0] = 1; return c[0];", "a")]
    [InlineData("var c = a; var d = b; (c, d) = (d, c); c[0] = 1; return 0;", "a b")]
    [InlineData("var c = (double[])a.Clone(); c[0] = 1; return 0;", "")]
    [InlineData("var c = a[1..3]; c[0] = 1; return 0;", "")]
    [InlineData("double[] c = [.. a]; c[0] = 1; return 0;", "")]
    [InlineData("var c = a.AsSpan(1); c[0] = 1; return 0;", "a")]
    [InlineData("Span<double> c = a; c = c[1..]; c[^1] = 1; return 0;", "a")]
    [InlineData("var c = n > 0 ? a : b; c[0] = 1; return 0;", "a b")]
    [InlineData("var c = n switch { 0 => a, _ => b }; c[0] = 1; return 0;", "a b")]
    [InlineData("if (a is { } c) { c[0] = 1; } return 0;", "a")]
    [InlineData("a.CopyTo(b, 0); return 0;", "b")]
    [InlineData("Array.Copy(a, b, 1); return 0;", "b")]
    [InlineData("a.AsSpan().CopyTo(b); return 0;", "b")]
    [InlineData("Array.Fill(a, 1); Array.Clear(b); return 0;", "a b")]
    [InlineData("a.AsSpan().Fill(1); return 0;", "a")]
    [InlineData("Array.Sort(a); return 0;", "a")]
    [InlineData("ArgumentNullException.ThrowIfNull(a); return Array.IndexOf(a, 1.0);", "")]
    [InlineData("_ = string.Join(\", \", a); return 0;", "")]
    [InlineData("ref var r = ref a[0]; r = 1; return 0;", "a")]
    [InlineData("ref var r = ref n > 0 ? ref a[0] : ref b[0]; r = 1; return 0;", "a b")]
    [InlineData("foreach (ref var r in a.AsSpan()) { r = 1; } return 0;", "a")]
    [InlineData("foreach (var r in a) { b[0] += r; } return 0;", "b")]
    [InlineData("System.Threading.Interlocked.Exchange(ref a[0], 1); return 0;", "a")]
    [InlineData("double.TryParse(\"1\", out a[0]); return 0;", "a")]
    [InlineData("rows[0][1] = 1; return 0;", "rows")]
    [InlineData("var row = rows[0]; row[1] = 1; return 0;", "rows")]
    [InlineData("foreach (var row in rows) { row[0] = 1; } return 0;", "rows")]
    [InlineData("rows[0] = a; return 0;", "a rows")]
    [InlineData("var c = new[] { a, b }; c[0][0] = 1; return 0;", "a b")]
    [InlineData("var c = new double[1][]; c[0] = a; c[0][0] = 1; return 0;", "a")]
    [InlineData("var t = (a, b); t.a[0] = 1; return 0;", "a b")]
    [InlineData("Reads(a); Writes(b); return 0;", "b")]
    [InlineData("WritesDeep(a, 3); return 0;", "a")]
    [InlineData("WritesSpan(a.AsSpan(1)); return 0;", "a")]
    [InlineData("var c = Same(a); c[0] = 1; return 0;", "a")]
    [InlineData("s_kept = a; return 0;", "a")]
    [InlineData("void Local(double[] c) => c[0] = 1; Local(a); return 0;", "a")]
    [InlineData("void Local() => a[0] = 1; Local(); return 0;", "a")]
    [InlineData("Action write = () => a[0] = 1; write(); return 0;", "a")]
    [InlineData("unsafe { fixed (double* p = &a[0]) { *p = 1; } } return 0;", "a")]
    public void Finds_the_parameters_that_may_be_written(string body, string expected)
    {
        var compilation = TestCompilation.Create($$"""
            public static partial class Model
            {
                public static double F(double[] a, double[] b, double[][] rows, ReadOnlySpan<double> span, int n) { {{body}} }

                private static double[]? s_kept;
                private static void Reads(double[] x) => _ = x[0];
                private static void Writes(double[] x) => x[0] = 1;
                private static void WritesSpan(Span<double> x) => x[0] = 1;
                private static void WritesDeep(double[] x, int n) => WritesDeeper(x, n);
                private static void WritesDeeper(double[] x, int n) { if (n == 0) { x[0] = 1; } else { WritesDeep(x, n - 1); } }
                private static double[] Same(double[] x) => x;
            }
            """);
        Assert.Empty(compilation.Errors());
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Model")!.GetMembers("F")[0];
        var written = SemanticModels.Of(compilation).WrittenParameters;
        var names = method.Parameters.Where(parameter => written.IsWritten(parameter, CancellationToken.None)).Select(static parameter => parameter.Name);
        Assert.Equal(expected, string.Join(' ', names));
    }
}
