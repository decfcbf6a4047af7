using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Lowering;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Diagnostics;

/// <summary>Problems to diagnostics: finds the place in the source that a problem only numbers.</summary>
internal sealed class ProblemLocations(IMethodSymbol method, AttributeData attribute, SemanticModels models, CancellationToken cancellation)
{
    /// <summary>All diagnostics, without complaints about parts of an expression that is refused as a whole.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="further">What is also wrong, as far as it is not a consequence of the former.</param>
    public IEnumerable<Diagnostic> ToDiagnostics(IEnumerable<Problem> problems, IEnumerable<Problem> further)
    {
        var refused = new List<ExpressionSyntax>();
        foreach (var problem in problems)
        {
            var syntax = OperationAt(problem.Place);
            if (problem.DiagnosticId == DiagnosticIds.UnsupportedExpression && syntax is not null && refused.Exists(whole => whole.Contains(syntax)))
            {
                continue;
            }

            if (syntax is ExpressionSyntax expression)
            {
                refused.Add(expression);
            }

            yield return ToDiagnostic(problem, syntax);
        }

        foreach (var problem in further)
        {
            if (OperationAt(problem.Place) is { } syntax && !refused.Exists(one => one.Span.OverlapsWith(syntax.Span)))
            {
                yield return ToDiagnostic(problem, syntax);
            }
        }
    }

    /// <summary>The diagnostic of a problem that is not in the body.</summary>
    public Diagnostic ToDiagnostic(Problem problem) => ToDiagnostic(problem, null);

    // One at an operation quotes the source itself, which the IR knows only roughly.
    private Diagnostic ToDiagnostic(Problem problem, SyntaxNode? syntax)
    {
        var descriptor = DiagnosticDescriptors.Get(problem.DiagnosticId);
        return syntax is not null && problem.Arguments.Count > 0
            ? Diagnostic.Create(
                descriptor, syntax.GetLocation(), [AttributePlace()], PropertiesOf(problem), [OperationProblems.Shorten(syntax.ToString()), .. problem.Arguments.Skip(1)])
            : Diagnostic.Create(descriptor, Find(problem.Place), [AttributePlace()], [.. problem.Arguments]);
    }

    /// <summary>What the code fixes need beside the place.</summary>
    private static ImmutableDictionary<string, string?> PropertiesOf(Problem problem) => problem.DiagnosticId == DiagnosticIds.ArgumentOutsideDifferentiatedSet
        ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Parameter, problem.Arguments[1])
        : ImmutableDictionary<string, string?>.Empty;

    private Location Find(int place) => place switch
    {
        Problem.AtAttribute => AttributePlace(),
        <= Problem.AtFirstParameter => ParameterAt(Problem.AtFirstParameter - place),
        _ => MethodName(),
    };

    /// <summary>The attribute, which is where the method asks for derivatives.</summary>
    private Location AttributePlace() => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? MethodName();

    private SyntaxNode? OperationAt(int ordinal) =>
        MethodBodies.Find(method, models, cancellation) is { } body ? OperationOrdinals.Find(body, ordinal)?.Syntax : null;

    /// <summary>The name in the declaration that has the attribute.</summary>
    private Location MethodName() =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent is MethodDeclarationSyntax declaration
            ? declaration.Identifier.GetLocation()
            : method.Locations[0];

    private Location ParameterAt(int ordinal) =>
        ordinal < method.Parameters.Length ? method.Parameters[ordinal].Locations[0] : MethodName();
}
