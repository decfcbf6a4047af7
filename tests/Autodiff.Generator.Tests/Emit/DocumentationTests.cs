using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>The documentation of generated members is well formed, quotes the primal's, and leaves no parameter out.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Summary_parameters_and_formula_are_quoted()
    {
        var source = TestCompilation.Create("""
            namespace N
            {
                /// <summary>A model.</summary>
                public static partial class Model
                {
                    /// <summary>The larger of a &lt; b &amp; so on, see <paramref name="x"/>.</summary>
                    /// <param name="x">In <c>metres</c>,
                    /// less than &lt; 3.</param>
                    /// <returns>A number.</returns>
                    [Differentiable]
                    public static double F(double x, double[] @class) => x < 3 ? x * @class[0] : 1;
                }
            }
            """);
        var parsing = TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        var documented = source.RemoveAllSyntaxTrees().AddSyntaxTrees(source.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), parsing)));
        var generated = TestCompilation.Generate(documented, out var result);
        var text = Assert.Single(result.GeneratedTrees).ToString();
        Assert.Contains("/// <summary>The gradient of <see cref=\"F(double, double[])\"/>: The larger of a &lt; b &amp; so on, see x.</summary>", text, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"x\">In metres, less than &lt; 3.</param>", text, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"class\">As in <see cref=\"F(double, double[])\"/>.</param>", text, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"classTangent\">The tangent of <paramref name=\"class\"/>.</param>", text, StringComparison.Ordinal);
        Assert.Contains("/// <remarks><c>F(x, class) = x &lt; 3 ? x * @class[0] : 1</c></remarks>", text, StringComparison.Ordinal);
        var trees = generated.RemoveAllSyntaxTrees().AddSyntaxTrees(generated.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), parsing)));
        Assert.DoesNotContain(
            trees.GetDiagnostics(TestContext.Current.CancellationToken),
            static one => one.Id is "CS1570" or "CS1571" or "CS1572" or "CS1573" or "CS1574" or "CS1584" or "CS1734" && one.Location.SourceTree!.FilePath.Contains(".g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_stepped_through_as_they_stand()
    {
        TestCompilation.Generate(
            TestCompilation.Create("public static partial class Model { [Differentiable] public static double F(double x) => x * x; }"), out var result);
        var text = Assert.Single(result.GeneratedTrees).ToString();
        Assert.DoesNotContain("#line", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DebuggerNonUserCode", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DebuggerStepThrough", text, StringComparison.Ordinal);
    }
}
