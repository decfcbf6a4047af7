using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>
/// Methods of the corpus with tokens deleted, doubled, and inserted from other methods, as they stand in an editor between two keystrokes: generator and
/// analyzer neither crash nor fail. <c>AUTODIFF_FUZZ=20000</c> tries more of them.
/// </summary>
public sealed class FuzzTests
{
    private const int MethodsInProgram = 40;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AUTODIFF_FUZZ"), out var count) ? count : 2000;

    [Fact]
    public void Random_edits_are_survived()
    {
        var methods = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Autodiff.Corpus"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar))
            .Order(StringComparer.Ordinal)
            .SelectMany(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), TestCompilation.ParseOptions).GetRoot().DescendantNodes())
            .OfType<MethodDeclarationSyntax>()
            .Select(static method => method.DescendantTokens().Select(static token => token.Text).ToArray())
            .ToArray();
        var random = new Random(20261121);
        for (var done = 0; done < Count; done += MethodsInProgram)
        {
            var sources = Enumerable.Range(0, Math.Min(MethodsInProgram, Count - done))
                .Select(i => $"partial class C{i} {{ {string.Join(" ", Damaged(methods, random))} }}").ToArray();
            AssertSurvives(sources);
        }
    }

    [Fact]
    public void A_parameter_of_type_void_is_survived() => AssertSurvives(
        ["partial class C { [Autodiff.Differentiable] public static void Polar(double x, double y, out void radius, void angle) { radius = x * y; } }"]);

    private static List<string> Damaged(string[][] methods, Random random)
    {
        var tokens = methods[random.Next(methods.Length)].ToList();
        for (var edits = 1 + random.Next(3); edits > 0 && tokens.Count > 0; edits--)
        {
            var place = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(place);
                    break;
                case 1:
                    tokens.RemoveRange(place, Math.Min(1 + random.Next(5), tokens.Count - place));
                    break;
                case 2:
                    tokens.Insert(place, tokens[random.Next(tokens.Count)]);
                    break;
                default:
                    var other = methods[random.Next(methods.Length)];
                    var start = random.Next(other.Length);
                    tokens.InsertRange(place, other.Skip(start).Take(1 + random.Next(3)));
                    break;
            }
        }

        return tokens;
    }

    private static void AssertSurvives(string[] sources)
    {
        var updated = TestCompilation.Generate(TestCompilation.Create(sources), out var result);
        foreach (var tree in result.GeneratedTrees)
        {
            Assert.False(tree.ToString().Contains("DIFF9001", StringComparison.Ordinal), tree.ToString() + string.Join("\n", sources));
        }

        var failure = TestCompilation.Analyze(updated).FirstOrDefault(static diagnostic => diagnostic.Id is "AD0001" or "DIFF9001");
        Assert.True(failure is null, failure + "\n" + failure?.Location.SourceTree);
    }
}
