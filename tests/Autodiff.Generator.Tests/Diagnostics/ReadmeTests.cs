using System.Text.RegularExpressions;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>The example of README.md does what it says.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_example_compiles_without_diagnostics()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var blocks = CodeBlocks().Matches(readme).Select(static match => match.Groups[1].Value).ToList();
        var compilation = TestCompilation.Generate(
            TestCompilation.Create(blocks[0], "public static class Program { public static void Main() { " + blocks[1] + " } }"), out var result);
        Assert.Empty(compilation.Errors());
        Assert.Empty(TestCompilation.Analyze(compilation));
        Assert.Contains("RosenbrockValueAndGradient", Assert.Single(result.GeneratedTrees).ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
