using System.Reflection;
using System.Runtime.Loader;
using Autodiff.EndToEnd.Tests.Oracle;
using Autodiff.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>C# source compiled in memory and loaded: with the generator's members, or rewritten to dual numbers.</summary>
internal sealed class CompiledProgram
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly SyntaxTree Usings = Parse(
        """
        global using System;
        global using System.Collections.Generic;
        global using Autodiff;
        """,
        "Usings.cs");

    private static readonly SyntaxTree OracleUsings = Parse("global using Autodiff.EndToEnd.Tests.Oracle;", "OracleUsings.cs");

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => !p.EndsWith("Autodiff.Corpus.dll", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p))];

    private readonly Dictionary<string, List<CompiledMethod>> methods = [];

    private CompiledProgram(IReadOnlyList<string> problems, IReadOnlyDictionary<string, string> generated)
    {
        Problems = problems;
        Generated = generated;
    }

    /// <summary>Errors and warnings in generated files; each erroneous file was left out.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Why members exist that only throw, if there are any.</summary>
    public IReadOnlyList<string> Refusals { get; private init; } = [];

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; }

    /// <summary>Every method that can be called, user-written and generated.</summary>
    public IEnumerable<CompiledMethod> Methods => methods.Values.SelectMany(m => m);

    /// <summary>The methods of a name, as <c>Type.Method</c>; none if there is no such name.</summary>
    public IReadOnlyList<CompiledMethod> Named(string key) => methods.TryGetValue(key, out var found) ? found : [];

    /// <summary>Compiles source as it stands, without running the generator: for parsing and symbols.</summary>
    public static CSharpCompilation Bind(IEnumerable<(string Name, string Text)> sources)
        => CSharpCompilation.Create(
            "Program" + Guid.NewGuid().ToString("N"),
            [Usings, .. sources.Select(s => Parse(s.Text, s.Name))],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Adds what the generator writes, and loads the result.</summary>
    public static CompiledProgram WithDerivatives(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Parsing);
        var result = driver.RunGenerators(compilation).GetRunResult();
        var problems = result.Diagnostics.Select(d => d.ToString()).ToList();
        problems.AddRange(result.Results.Where(r => r.Exception is not null).Select(r => "The generator threw: " + r.Exception));
        var trees = result.GeneratedTrees.ToList();
        while (true)
        {
            var complete = compilation.AddSyntaxTrees(trees);
            var diagnostics = complete.GetDiagnostics()
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } t && trees.Contains(t))
                .ToList();
            problems.AddRange(diagnostics.Select(d => d.ToString()).Where(d => !problems.Contains(d)));
            var broken = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceTree!).ToHashSet();
            if (broken.Count == 0)
            {
                var texts = result.GeneratedTrees.ToDictionary(t => Path.GetFileName(t.FilePath), t => t.ToString());
                return Load(complete, problems, texts);
            }
            trees.RemoveAll(broken.Contains);
        }
    }

    /// <summary>The same program on dual numbers.</summary>
    public static CompiledProgram OnDuals(CSharpCompilation compilation)
    {
        var trees = DualRewriter.Rewrite(compilation).Append(OracleUsings);
        var duals = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).WithAssemblyName(compilation.AssemblyName + "OnDuals");
        return Load(duals, [], new Dictionary<string, string>());
    }

    private static CompiledProgram Load(
        CSharpCompilation compilation,
        IReadOnlyList<string> problems,
        IReadOnlyDictionary<string, string> generated)
    {
        var callable = InvokerWriter.Callable(compilation);
        compilation = compilation.AddSyntaxTrees(Parse(InvokerWriter.Write(callable), "Invokers.cs"));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe);
            throw new InvalidOperationException("The program does not compile:\n" + string.Join("\n", errors.Take(20)));
        }
        image.Position = 0;
        var assembly = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
        var table = assembly.GetType(InvokerWriter.TypeName)!.GetField("All", BindingFlags.Public | BindingFlags.Static)!;
        var invokers = (Func<object?[], object?>[])table.GetValue(null)!;
        var allocated = assembly.GetType(InvokerWriter.TypeName)!.GetMethod("Allocated")!.CreateDelegate<Func<long>>();
        var program = new CompiledProgram(problems, generated) { Refusals = [.. InvokerWriter.Refusals(compilation)] };
        for (var i = 0; i < callable.Count; i++)
        {
            var method = new CompiledMethod(callable[i], invokers[i], allocated);
            if (!program.methods.TryGetValue(method.Key, out var overloads)) program.methods[method.Key] = overloads = [];
            overloads.Add(method);
        }
        return program;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        var text = diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim();
        return $"{diagnostic}\n    {text}";
    }

    private static SyntaxTree Parse(string text, string name) => CSharpSyntaxTree.ParseText(text, Parsing, name);
}
