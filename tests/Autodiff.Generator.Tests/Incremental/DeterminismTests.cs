using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Incremental;

/// <summary>The same source gives the same files, whatever the machine.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_culture_does_not_matter()
    {
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "~";
        strange.NumberFormat.PositiveInfinitySymbol = "unbounded";
        var expected = GeneratedText();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, GeneratedText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_compiler_of_the_pinned_sdk_can_load_the_generator()
    {
        // A newer compiler API than the SDK's makes the compiler drop the generator with a mere warning, CS9057.
        var compiler = typeof(DifferentiableGenerator).Assembly.GetReferencedAssemblies().Where(static name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.All(compiler, static name => Assert.Equal(new Version(4, 14, 0, 0), name.Version));
    }

    private static IReadOnlyList<string> GeneratedText()
    {
        var compilation = TestCompilation.Create([.. Repository.Corpus.Select(static file => file.Source)]);
        TestCompilation.Generate(compilation, out var result);
        return [.. result.Results[0].GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText)];
    }
}
