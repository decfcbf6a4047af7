using Autodiff.Generator.IR;
using Autodiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: called methods to callees, from their symbols alone, in source and metadata.</summary>
internal sealed class CalleeResolver(Compilation compilation, CancellationToken cancellation) : ICalleeResolver
{
    private static readonly string[] MemberSuffixes =
        ["ValueAndGradient", "AccumulateGradient", "Gradient", "Jvp", "Vjp", "Forward", "Reverse"];

    private readonly SemanticModels _models = SemanticModels.Of(compilation);
    private readonly Dictionary<IMethodSymbol, Callee?> _known = new(SymbolEqualityComparer.Default);

    public Callee? Resolve(IMethodSymbol method)
    {
        if (MethodBinder.Target(method) is not { } target)
        {
            return null;
        }

        if (!_known.TryGetValue(target, out var callee))
        {
            callee = ToCallee(target);
            _known.Add(target, callee);
        }

        return callee;
    }

    public bool DropsDerivative(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).HasAttribute(KnownNames.NoGradientAttribute)
        || (method.Name == KnownNames.StopGradient && method.ContainingType.Is(KnownNames.Autograd));

    public bool IsConstant(ISymbol symbol) => symbol.HasAttribute(KnownNames.NoGradientAttribute);

    public IMethodSymbol? PrimalOfGenerated(INamedTypeSymbol type, string memberName)
    {
        foreach (var suffix in MemberSuffixes)
        {
            if (!memberName.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = memberName.Substring(0, memberName.Length - suffix.Length);
            foreach (var member in type.GetMembers())
            {
                if (MethodBinder.Target(member) is { } method && StemsOf(method).Contains(stem)
                    && type.GetMembers(memberName).All(static existing => existing.IsGenerated()))
                {
                    return method;
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> StemsOf(IMethodSymbol method) => method.AttributesNamed(KnownNames.DifferentiableAttribute)
        .Select(attribute => AttributeArguments.Of(attribute).Name ?? method.Name);

    private Callee? ToCallee(IMethodSymbol method)
    {
        // Of several attributes the one that differentiates the most serves every caller best; the first among equals.
        Callee? best = null;
        var bestCount = -1;
        foreach (var attribute in method.AttributesNamed(KnownNames.DifferentiableAttribute))
        {
            var arguments = AttributeArguments.Of(attribute);
            var parameters = new ParameterBinder(method, arguments, _models, cancellation).Parameters();
            var count = parameters.Count(static parameter => parameter.IsDifferentiated);
            if (count > bestCount)
            {
                var stem = arguments.Name is { } name && SyntaxFacts.IsValidIdentifier(name) ? name : method.Name;
                bestCount = count;
                best = new Callee(
                    IdOf(method, stem),
                    TypeMapper.CSharp(method.ContainingType),
                    TypeNames.Escape(method.Name),
                    stem,
                    parameters,
                    TypeMapper.Leaves(method.ReturnType),
                    TypeMapper.IsTuple(method.ReturnType),
                    HasDerivatives: IsInThisAssembly(method) || HasPair(method, stem));
            }
        }

        return best;
    }

    /// <summary>Methods of other assemblies have ids that no method of this compilation has.</summary>
    private string IdOf(IMethodSymbol method, string stem) =>
        IsInThisAssembly(method)
            ? MethodBinder.IdOf(method, stem)
            : Callee.OtherAssembly + MethodBinder.IdOf(method, stem);

    private bool IsInThisAssembly(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private static bool HasPair(IMethodSymbol method, string stem) =>
        !method.ContainingType.GetMembers(stem + "Forward").IsEmpty && !method.ContainingType.GetMembers(stem + "Reverse").IsEmpty;
}
