using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: a method marked <c>[Differentiable]</c> to its <see cref="DifferentiableMethod"/>, and everything that is wrong with its declaration.
/// The only place that reads signatures and attributes.
/// </summary>
internal static class MethodBinder
{
    private const int Gradient = 1;
    private const int Jvp = 2;
    private const int Vjp = 4;
    private const int Supported = Gradient | Jvp | Vjp;

    private static readonly string[] UnsupportedDerivatives = ["Jacobian", "Hvp", "Hessian"];

    private static readonly SymbolDisplayFormat IdFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMemberOptions(
        SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters);

    /// <summary>The ordinary method an attribute stands on, as its defining part; null for anything else.</summary>
    public static IMethodSymbol? Target(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? method.PartialDefinitionPart ?? method : null;

    public static BoundMethod Bind(IMethodSymbol method, AttributeData attribute, SemanticModels models, CancellationToken cancellation)
    {
        var arguments = AttributeArguments.Of(attribute);
        var parameters = new ParameterBinder(method, arguments, models, cancellation);
        var model = Model(method, arguments, parameters, models, cancellation);
        var problems = DeclarationRules.Problems(method, cancellation).Concat(AttributeProblems(method, arguments, model)).ToList();
        if (!problems.Any(DeclarationRules.WillChangeSignature))
        {
            problems.AddRange(parameters.Problems());
            problems.AddRange(ResultProblems(method, model));
        }

        if (problems.Count == 0)
        {
            problems.AddRange(MemberClashes.Problems(method, model, (other, its) => Model(other, its, models, cancellation)));
        }

        return new BoundMethod(model, DeclarationRules.CanHoldMembers(method), problems.ToEquatableArray());
    }

    private static DifferentiableMethod Model(IMethodSymbol method, AttributeData attribute, SemanticModels models, CancellationToken cancellation)
    {
        var arguments = AttributeArguments.Of(attribute);
        return Model(method, arguments, new ParameterBinder(method, arguments, models, cancellation), models, cancellation);
    }

    private static DifferentiableMethod Model(
        IMethodSymbol method, AttributeArguments arguments, ParameterBinder parameters, SemanticModels models, CancellationToken cancellation)
    {
        var stem = arguments.Name ?? method.Name;
        var hasValidStem = SyntaxFacts.IsValidIdentifier(stem);
        var model = new DifferentiableMethod
        {
            Id = IdOf(method, stem),
            Namespace = method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(TypeNames.Namespaces) : null,
            ContainingTypes = TypeNames.ContainingTypes(method),
            Accessibility = SyntaxFacts.GetText(method.DeclaredAccessibility),
            Name = TypeNames.Escape(method.Name),
            Stem = hasValidStem ? stem : method.Name,
            ReturnType = TypeMapper.CSharp(method.ReturnType),
            Parameters = parameters.Parameters(),
            Defaults = parameters.Defaults(),
            TakesParams = method.Parameters.Any(static parameter => parameter.IsParams),
            ReturnLeaves = TypeMapper.Leaves(method.ReturnType),
            ReturnNames = TypeMapper.LeafNames(method.ReturnType),
            ReturnsTuple = TypeMapper.IsTuple(method.ReturnType),
            Derivatives = Supported,
            DerivativesAreExplicit = arguments.Derivatives is not null,
            Summary = Documentation.Summary(method, cancellation),
            ParameterTexts = Documentation.Parameters(method, cancellation),
            Formula = Documentation.Formula(method, cancellation),
            Cref = TypeNames.Cref(method),
            QualifiesNames = TypeNames.HidesWellKnownNames(method, cancellation),
            ChecksOverflow = models.ChecksOverflow,
            HintName = TypeNames.HintName(method, hasValidStem ? stem : method.Name),
        };
        var possible = model.HasGradient ? Supported : Supported & ~Gradient;
        return model with { Derivatives = (arguments.Derivatives ?? possible) & possible };
    }

    /// <summary>The id by which a method's models are found: unique for each attribute of each method.</summary>
    public static string IdOf(IMethodSymbol method, string stem) =>
        (method.GetDocumentationCommentId() ?? method.ToDisplayString(IdFormat)) + "#" + stem;

    private static IEnumerable<Problem> AttributeProblems(IMethodSymbol method, AttributeArguments arguments, DifferentiableMethod model)
    {
        if (arguments.WithRespectToThis)
        {
            yield return Problem.At(DiagnosticIds.WithRespectToThis, Problem.AtAttribute, method.Name);
        }

        if (arguments.Name is { } name && !SyntaxFacts.IsValidIdentifier(name))
        {
            yield return Problem.At(DiagnosticIds.InvalidStem, Problem.AtAttribute, method.Name, name);
        }

        if (arguments.Derivatives is not { } requested)
        {
            yield break;
        }

        if (requested == 0)
        {
            yield return Problem.At(DiagnosticIds.NoDerivativeRequested, Problem.AtAttribute, method.Name);
        }

        for (var i = 0; i < UnsupportedDerivatives.Length; i++)
        {
            if ((requested & (8 << i)) != 0)
            {
                yield return Problem.At(DiagnosticIds.DerivativeNotSupported, Problem.AtAttribute, method.Name, UnsupportedDerivatives[i]);
            }
        }

        if ((requested & Gradient) != 0 && !model.HasGradient)
        {
            yield return Problem.At(DiagnosticIds.DerivativeImpossible, Problem.AtAttribute, method.Name, nameof(Gradient));
        }
    }

    private static IEnumerable<Problem> ResultProblems(IMethodSymbol method, DifferentiableMethod model)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            yield return Problem.At(DiagnosticIds.ReturnsByReference, Problem.AtMethod, method.Name);
        }

        var result = method.ReturnsVoid ? TypeSupport.Constant : TypeClassifier.Classify(method.ReturnType);
        var display = method.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        if (result == TypeSupport.Unresolved)
        {
            yield return Problem.At(DiagnosticIds.CodeDoesNotCompile, Problem.AtMethod, method.Name);
        }
        else if (result is not (TypeSupport.Differentiable or TypeSupport.Constant) || method.ReturnType.IsRefLikeType)
        {
            yield return Problem.At(DiagnosticIds.UnsupportedReturnType, Problem.AtMethod, method.Name, display);
        }

        // Problems of single parameters are said at the parameters.
        var hasRefusedParameter = method.Parameters.Any(static parameter =>
            TypeClassifier.Classify(parameter.Type) is not (TypeSupport.Differentiable or TypeSupport.Constant));
        var hasDifferentiable = method.Parameters.Any(static parameter =>
            parameter.RefKind != RefKind.Out
            && TypeClassifier.Classify(parameter.Type) == TypeSupport.Differentiable
            && !parameter.HasAttribute(KnownNames.NoGradientAttribute));
        if (!hasDifferentiable && !hasRefusedParameter)
        {
            yield return Problem.At(DiagnosticIds.NoDifferentiableParameter, Problem.AtMethod, method.Name);
        }

        var writesResult = model.Parameters.Any(static parameter =>
            !parameter.NoGradient && parameter.IsWritten && parameter.Leaves.Any(static leaf => leaf.IsDifferentiable)
            && (parameter.HasExitValue || parameter.IsDifferentiated));
        if (result == TypeSupport.Constant && !writesResult && !hasRefusedParameter)
        {
            yield return method.ReturnsVoid
                ? Problem.At(DiagnosticIds.NothingWritten, Problem.AtMethod, method.Name)
                : Problem.At(DiagnosticIds.ResultNotDifferentiable, Problem.AtMethod, method.Name, display);
        }
    }
}
