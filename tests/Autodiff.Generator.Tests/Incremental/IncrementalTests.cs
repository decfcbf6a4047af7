using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Incremental;

/// <summary>An edit makes run again what it changes, and nothing else.</summary>
public sealed class IncrementalTests
{
    private const string Model = """
        public static partial class Model
        {
            [Differentiable]
            public static double Small(double x) => x * x;

            [Differentiable]
            public static double Inlines(double x) => Small(x) + 1;

            [Differentiable]
            public static double Recursive(double x, int n) => n == 0 ? 1 : x * Recursive(x, n - 1);

            [Differentiable]
            public static double Calls(double x) => Recursive(x, 3);

            [Differentiable]
            public static double Alone(double x)
            {
                // A comment.
                return Math.Sin(x);
            }

            public static int Unrelated(int n) => n + 1;
        }
        """;

    private const string Other = """
        public static class Other
        {
            public static int Count => 1;
        }
        """;

    [Theory]
    [InlineData("// A comment.", "// Another comment.\n        // And one more.")]
    [InlineData("n + 1;", "n + 2;")]
    [InlineData("Count => 1;", "Count => 2;")]
    [InlineData("public static class Other", "public static class Renamed")]
    public void An_edit_of_nothing_differentiable_changes_nothing(string oldText, string newText) => new EditedProject(Model, Other)
        .Edit(oldText, newText)
        .Expect(TrackingNames.Lowered, Reasons.Same)
        .Expect(TrackingNames.Linked, Reasons.NotRun)
        .Expect(TrackingNames.Emitted, Reasons.NotRun);

    [Theory]
    [InlineData("Math.Sin(x)", "Math.Cos(x)", "Alone")]
    [InlineData("x * x;", "x * x * x;", "Small", "Inlines")]
    [InlineData("x * Recursive(x, n - 1)", "2 * x * Recursive(x, n - 1)", "Recursive")]
    [InlineData("Small(x) + 1", "Small(x) + 2", "Inlines")]
    public void A_body_edit_changes_that_method_and_those_that_inline_it(string oldText, string newText, params string[] changed)
    {
        var project = new EditedProject(Model, Other).Edit(oldText, newText);
        project.ExpectChanged(TrackingNames.Lowered, changed[0]);
        project.ExpectChanged(TrackingNames.Linked, changed);
        project.ExpectChanged(TrackingNames.Emitted, changed);
    }

    [Fact]
    public void An_error_in_a_callee_changes_its_callers_too() => new EditedProject(Model, Other)
        .Edit("x * Recursive(x, n - 1)", "x * Recursive(x, n - 1) * double.Parse(x.ToString())")
        .ExpectChanged(TrackingNames.Emitted, "Calls", "Recursive");

    [Fact]
    public void No_cached_value_reaches_the_compiler_s_objects()
    {
        var project = new EditedProject([.. Repository.Corpus.Select(static file => file.Source), Model, Other]);
        foreach (var step in (string[])[TrackingNames.Lowered, TrackingNames.Linked, TrackingNames.Emitted])
        {
            Assert.All(project.Values(step), static value => Assert.Null(ObjectGraph.PathTo(value, ObjectGraph.BelongsToCompiler)));
        }
    }

    [Fact]
    public void The_search_for_the_compiler_s_objects_finds_derived_types_and_delegates()
    {
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class A;", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(".Item1[1].Item2", ObjectGraph.PathTo((new[] { (1, "a"), (2, (object)tree.GetRoot(TestContext.Current.CancellationToken)) }, 0), ObjectGraph.BelongsToCompiler));
        Assert.NotNull(ObjectGraph.PathTo(new { Find = (Func<SyntaxTree>)(() => tree) }, ObjectGraph.BelongsToCompiler));
        Assert.Null(ObjectGraph.PathTo(new { Name = "a", Numbers = new[] { 1, 2 } }, ObjectGraph.BelongsToCompiler));
    }

    [Fact]
    public void Lowered_models_of_the_same_source_are_equal()
    {
        string[] sources = [.. Repository.Corpus.Select(static file => file.Source)];
        var first = new EditedProject(sources).Values(TrackingNames.Linked);
        var second = new EditedProject(sources).Values(TrackingNames.Linked);
        Assert.Equal(first, second);
    }
}
