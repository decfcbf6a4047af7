using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Linking;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator;

/// <summary>
/// Writes the derivatives of methods marked <c>[Differentiable]</c>. The stages:
/// <list type="number">
/// <item>Discover: methods with the attribute.</item>
/// <item>Bind and Lower, per attribute, again on every change of the compilation. The result compares by content, so that nothing after it runs
/// unless a method's meaning changed (<see cref="TrackingNames.Lowered"/>).</item>
/// <item>Link, over all methods together, to one model per method, which compares by content again (<see cref="TrackingNames.Linked"/>).</item>
/// <item>Differentiate and Emit, per method (<see cref="TrackingNames.Emitted"/>).</item>
/// </list>
/// It reports nothing: diagnostics come from <see cref="DifferentiableAnalyzer"/>, which runs the same stages. It never throws.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.DifferentiableAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, cancellation) => Lower(found, cancellation))
            .SelectMany(static (methods, _) => methods)
            .WithTrackingName(TrackingNames.Lowered);

        var linked = lowered
            .Collect()
            .SelectMany(static (methods, cancellation) => Link(methods, cancellation))
            .WithTrackingName(TrackingNames.Linked);

        var emitted = linked
            .Select(static (method, _) => BackEnd.Emit(method))
            .WithTrackingName(TrackingNames.Emitted);

        context.RegisterSourceOutput(emitted, static (output, file) => output.AddSource(file.HintName, file.Text));
    }

    private static ImmutableArray<LoweredMethod> Lower(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        if (MethodBinder.Target(found.TargetSymbol) is not { } method)
        {
            return [];
        }

        var methods = ImmutableArray.CreateBuilder<LoweredMethod>();
        foreach (var attribute in found.Attributes)
        {
            // Both parts of a partial method bring the attributes of the other.
            if (attribute.ApplicationSyntaxReference is { } place
                && place.SyntaxTree == found.TargetNode.SyntaxTree
                && found.TargetNode.Span.Contains(place.Span))
            {
                if (FrontEnd.TryLower(method, attribute, found.SemanticModel.Compilation, cancellation) is { } lowered)
                {
                    methods.Add(lowered);
                }
            }
        }

        return methods.ToImmutable();
    }

    private static ImmutableArray<LinkedMethod> Link(ImmutableArray<LoweredMethod> methods, CancellationToken cancellation)
    {
        var distinct = DistinctNames.Of(methods);
        var byId = distinct.ToDictionary(static method => method.Method.Id);
        var linker = BackEnd.Linker(id => byId.TryGetValue(id, out var method) ? method : null, cancellation);
        return [.. distinct.Select(method => BackEnd.Link(method, linker))];
    }
}
