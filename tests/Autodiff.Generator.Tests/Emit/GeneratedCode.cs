using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>Compiles generated C# as strictly as a user might: every warning is an error, documentation is checked.</summary>
internal static class GeneratedCode
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Autodiff.Runtime.dll" or "Autodiff.Attributes.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static Assembly Compile(params string[] sources)
    {
        var (bytes, diagnostics) = Emit(sources);
        if (diagnostics.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", diagnostics.Take(10)) + "\n" + string.Join("\n", diagnostics
                .Select(static diagnostic => diagnostic.Location.SourceTree).Where(static tree => tree is not null).Distinct().Take(2)));
        }

        return new AssemblyLoadContext(null).LoadFromStream(new MemoryStream(bytes));
    }

    /// <summary>The warnings and errors of the sources.</summary>
    public static Diagnostic[] Diagnose(params string[] sources) => Emit(sources).Diagnostics;

    private static (byte[] Bytes, Diagnostic[] Diagnostics) Emit(string[] sources)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"),
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, $"{i}.g.cs")),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return (stream.ToArray(), [.. result.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }
}
