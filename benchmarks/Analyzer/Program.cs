using System.Diagnostics;
using System.Reflection;
using Autodiff.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Autodiff.Benchmarks.Analyzer;

/// <summary>
/// What the analyzer adds to a keystroke: a digit is typed into one method of a file with fifty of them, and the file's diagnostics are asked for, as an
/// editor does; with the analyzer and without.
/// </summary>
internal static class Program
{
    private const int Methods = 50;
    private const int Keystrokes = 40;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    // One for the session, as editors keep it.
    private static readonly DifferentiableAnalyzer Analyzer = new();

    private static async Task Main()
    {
        var text = FileOfMethods();
        var compilation = CSharpCompilation.Create(
            "Edited",
            [CSharpSyntaxTree.ParseText(text, Parsing, "Methods.cs")],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var place = text.IndexOf("1e-14", StringComparison.Ordinal) + "1e-1".Length;
        var (with, without) = (new List<double>(), new List<double>());
        for (var i = 0; i < Keystrokes; i++)
        {
            without.Add(await Keystroke(compilation, text, place, i, analyzes: false));
            with.Add(await Keystroke(compilation, text, place, i, analyzes: true));
        }

        var added = Median(with) - Median(without);
        Console.WriteLine($"{Methods} methods, medians of {Keystrokes} keystrokes, processor time: {Median(without):F1} ms without the analyzer, {Median(with):F1} ms with it,");
        Console.WriteLine($"so it adds {added / Methods:F2} ms for each method.");
    }

    /// <summary>Processor time, which other programs disturb less, of a new compilation's diagnostics.</summary>
    private static async Task<double> Keystroke(CSharpCompilation compilation, string text, int place, int digit, bool analyzes)
    {
        var old = compilation.SyntaxTrees[0];
        var tree = old.WithChangedText(SourceText.From(text).WithChanges(new TextChange(new TextSpan(place, 1), (digit % 10).ToString())));
        var edited = compilation.ReplaceSyntaxTree(old, tree);
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        var model = edited.GetSemanticModel(tree);
        var count = model.GetDiagnostics().Length;
        if (analyzes)
        {
            var analysis = edited.WithAnalyzers([Analyzer]);
            count += (await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default)).Length;
        }

        GC.KeepAlive(count);
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds;
    }

    /// <summary>Routines of the corpus, in one class.</summary>
    private static string FileOfMethods()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var classes = new List<string>();
        var count = 0;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var root = CSharpSyntaxTree.ParseText(reader.ReadToEnd(), Parsing).GetCompilationUnitRoot();
            foreach (var type in root.DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                var surplus = type.Members.OfType<MethodDeclarationSyntax>().Skip(Math.Max(0, Methods - count)).ToList();
                count += type.Members.OfType<MethodDeclarationSyntax>().Count() - surplus.Count;
                classes.Add(type.RemoveNodes(surplus, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString());
            }
        }

        return "using System; using System.Collections.Generic; using System.Linq; using Autodiff;\n" + string.Join("\n", classes);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
