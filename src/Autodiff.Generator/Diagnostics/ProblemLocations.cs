using Autodiff.Generator.Binding;
using Autodiff.Generator.Lowering;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Diagnostics;

/// <summary>Problems to diagnostics: finds the place in the source that a problem only numbers.</summary>
internal sealed class ProblemLocations(IMethodSymbol method, AttributeData attribute, SemanticModels models, CancellationToken cancellation)
{
    public Diagnostic ToDiagnostic(Problem problem) => Diagnostic.Create(
        DiagnosticDescriptors.Get(problem.DiagnosticId), Find(problem.Place), [.. problem.Arguments]);

    private Location Find(int place) => place switch
    {
        >= 0 => OperationAt(place) ?? MethodName(),
        Problem.AtMethod => MethodName(),
        Problem.AtAttribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? MethodName(),
        _ => ParameterAt(Problem.AtFirstParameter - place),
    };

    private Location? OperationAt(int ordinal) =>
        MethodBodies.Find(method, models, cancellation) is { } body ? OperationOrdinals.Find(body, ordinal)?.Syntax.GetLocation() : null;

    /// <summary>The name in the declaration that has the attribute.</summary>
    private Location MethodName() =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent is MethodDeclarationSyntax declaration
            ? declaration.Identifier.GetLocation()
            : method.Locations[0];

    private Location ParameterAt(int ordinal) =>
        ordinal < method.Parameters.Length ? method.Parameters[ordinal].Locations[0] : MethodName();
}
