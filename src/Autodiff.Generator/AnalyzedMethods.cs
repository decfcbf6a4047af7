using System.Collections.Concurrent;
using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Linking;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator;

/// <summary>The analyzer's view of one compilation: methods are lowered once, when they or their callers are analysed.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="known">What is known from compilations before it.</param>
internal sealed class AnalyzedMethods(Compilation compilation, KnownMethods known)
{
    private readonly ConcurrentDictionary<string, LoweredMethod?> _lowered = new(StringComparer.Ordinal);

    /// <summary>Everything to report about one attribute of a method.</summary>
    public ImmutableArray<Diagnostic> Diagnostics(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        var locations = new ProblemLocations(method, attribute, SemanticModels.Of(compilation), cancellation);
        try
        {
            var (problems, further) = Problems(method, attribute, cancellation);
            return [.. locations.ToDiagnostics(problems, further)];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [locations.ToDiagnostic(Failures.Problem(method.Name, failure))];
        }
    }

    /// <summary>The problems of a method, and those that its draft shows beyond them.</summary>
    private (IEnumerable<Problem> Problems, IEnumerable<Problem> Further) Problems(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        var front = FrontEnd.Lower(method, attribute, compilation, cancellation);
        _lowered.TryAdd(front.Method.Method.Id, front.Method);
        var linker = BackEnd.Linker(id => Find(id, cancellation), cancellation);
        var linked = BackEnd.Link(front.Method, linker);
        var findings = known.Find(front.Method, linked);
        var problems = findings.Problems;
        if (problems.IsEmpty)
        {
            return (findings.Remarks, []);
        }

        // Code that does not compile has the compiler's errors already, and what else is found in its body is found in half a body.
        if (problems.Any(static problem => problem.DiagnosticId == DiagnosticIds.CodeDoesNotCompile))
        {
            return (problems.Where(static problem => DiagnosticCategories.Of(problem.DiagnosticId) == DiagnosticCategories.Declaration).Distinct(), []);
        }

        return (problems.Distinct(), front.Draft is { } draft ? BackEnd.FurtherProblems(front.Method, draft, linker) : []);
    }

    private LoweredMethod? Find(string id, CancellationToken cancellation) => _lowered.GetOrAdd(id, id => Lower(id, cancellation));

    private LoweredMethod? Lower(string id, CancellationToken cancellation)
    {
        var stem = id.LastIndexOf('#');
        foreach (var symbol in DocumentationCommentId.GetSymbolsForDeclarationId(id.Substring(0, stem), compilation))
        {
            if (MethodBinder.Target(symbol) is not { } method)
            {
                continue;
            }

            foreach (var attribute in method.AttributesNamed(KnownNames.DifferentiableAttribute))
            {
                if (FrontEnd.TryLower(method, attribute, compilation, cancellation) is { } lowered && lowered.Method.Id == id)
                {
                    return lowered;
                }
            }
        }

        return null;
    }
}
