using System.Collections.Immutable;
using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Autodiff.Generator.Tests;

/// <summary>Compilations of source text as a user's project would have them.</summary>
internal static class TestCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public const string GlobalUsings = "global using System; global using Autodiff;";

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Append(typeof(Autograd).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    // Compilations derived from one share what the compiler knows of the references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Tests",
        [CSharpSyntaxTree.ParseText(GlobalUsings, ParseOptions, "Usings.cs")],
        References,
        Options);

    public static CSharpCompilation Create(params string[] sources) => Empty.AddSyntaxTrees(
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")));

    public static GeneratorDriver Driver(bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>The compilation with the generated files; fails if the generator threw.</summary>
    public static Compilation Generate(CSharpCompilation compilation, out GeneratorDriverRunResult result)
    {
        var driver = Driver();
        return Generate(compilation, ref driver, out result);
    }

    /// <summary>The same, by a driver that has run before, as an IDE's has.</summary>
    public static Compilation Generate(CSharpCompilation compilation, ref GeneratorDriver driver, out GeneratorDriverRunResult result)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, TestContext.Current.CancellationToken);
        result = driver.GetRunResult();
        Assert.All(result.Results, static one => Assert.Null(one.Exception));
        return updated;
    }

    /// <summary>What the analyzer reports, given the compilation with generated files, as an IDE gives it; without information on costs.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation) =>
        [.. AnalyzeWithCosts(compilation).Where(static diagnostic => diagnostic.Descriptor.Category != DiagnosticCategories.Cost)];

    /// <summary>All that the analyzer reports.</summary>
    public static ImmutableArray<Diagnostic> AnalyzeWithCosts(Compilation compilation) => compilation
        .WithAnalyzers([new DifferentiableAnalyzer()])
        .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
        .GetAwaiter().GetResult();

    /// <summary>What the analyzer reports on source text.</summary>
    public static ImmutableArray<Diagnostic> Analyze(params string[] sources) => Analyze(Generate(Create(sources), out _));

    public static IEnumerable<Diagnostic> Errors(this Compilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
