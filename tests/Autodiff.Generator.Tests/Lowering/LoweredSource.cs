using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Lowering;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>C# sources, compiled, with every differentiable method bound and lowered.</summary>
internal sealed class LoweredSource
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Autodiff;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Autodiff.Generator", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    public LoweredSource(IEnumerable<string> sources, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        Compilation = CSharpCompilation.Create(
            "Lowered",
            [.. sources.Prepend(GlobalUsings).Select(static source => CSharpSyntaxTree.ParseText(source, ParseOptions))],
            References.Value,
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var resolver = new CalleeResolver(Compilation, CancellationToken.None);
        var models = SemanticModels.Of(Compilation);
        foreach (var method in AllMethods(Compilation.Assembly.GlobalNamespace))
        {
            var attribute = method.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == nameof(DifferentiableAttribute));
            if (attribute is null || MethodBodies.Find(method, models, CancellationToken.None) is not IMethodBodyOperation body)
            {
                continue;
            }

            var bound = MethodBinder.Bind(method, attribute, models, CancellationToken.None);
            var lowered = OperationLowerer.Lower(bound.Method, method, body, resolver, CancellationToken.None);
            Methods.Add(new(method, body, lowered.Problems.IsEmpty ? lowered : lowered with { Function = null }));
        }
    }

    public CSharpCompilation Compilation { get; }

    public List<Entry> Methods { get; } = [];

    /// <summary>The IR of the one method in a class body.</summary>
    public static LoweredMethod Single(string members) => Of(members).Methods[0].Lowered;

    /// <summary>The first problem of each operation, as "id: text".</summary>
    public static IReadOnlyList<string> Problems(string members) =>
        [.. Single(members).Problems.Select(static problem => problem.DiagnosticId + ": " + problem.Arguments[0])];

    public static IReadOnlyList<string> Messages(string members) =>
        [.. Single(members).Problems.Select(DiagnosticDescriptors.Message)];

    /// <summary>The text of the IR of the one method in a class body, checked by the verifier.</summary>
    public static string Ir(string members)
    {
        var lowered = Single(members);
        Assert.True(lowered.Problems.IsEmpty, string.Join("\n", lowered.Problems.Select(DiagnosticDescriptors.Message)));
        Assert.Empty(IrVerifier.Verify(lowered.Function!));
        return lowered.Function!.ToString();
    }

    public static LoweredSource Of(string members) => new([$"public static partial class C {{ {members} }}"]);

    private static IEnumerable<IMethodSymbol> AllMethods(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceOrTypeSymbol inner:
                    foreach (var method in AllMethods(inner))
                    {
                        yield return method;
                    }

                    break;
                case IMethodSymbol method:
                    yield return method;
                    break;
            }
        }
    }

    /// <summary>A method with its body and its IR.</summary>
    internal sealed record Entry(IMethodSymbol Symbol, IMethodBodyOperation Body, LoweredMethod Lowered)
    {
        public string Key => Symbol.ContainingType.Name + "." + Symbol.Name;
    }
}
