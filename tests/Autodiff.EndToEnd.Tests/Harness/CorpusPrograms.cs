using System.Reflection;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>The corpus, compiled once for all tests: with its derivatives, and on dual numbers.</summary>
public sealed class CorpusPrograms
{
    private const string Prefix = "Corpus/";

    public CorpusPrograms()
    {
        var compilation = CompiledProgram.Bind(Sources());
        Program = CompiledProgram.WithDerivatives(compilation);
        Duals = CompiledProgram.OnDuals(compilation);
    }

    internal CompiledProgram Program { get; }

    internal CompiledProgram Duals { get; }

    /// <summary>The methods of the corpus that are to be differentiated, as <c>Type.Method</c>.</summary>
    internal IEnumerable<string> DifferentiableMethods
        => Program.Methods
            .Where(m => m.Symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(DifferentiableAttribute)))
            .Select(m => m.Key);

    internal static IEnumerable<(string Name, string Text)> Sources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
