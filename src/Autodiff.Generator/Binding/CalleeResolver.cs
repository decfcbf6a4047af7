using Autodiff.Generator.Collections;
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
    private ReadersOfStorage? _readers;
    private readonly Dictionary<IMethodSymbol, Callee?> _known = new(SymbolEqualityComparer.Default);

    public Callee? Resolve(IMethodSymbol method)
    {
        if (MethodBinder.Target(method) is not { } target)
        {
            return null;
        }

        if (!_known.TryGetValue(target, out var callee))
        {
            callee = Best(target);
            _known.Add(target, callee);
        }

        return callee;
    }

    public bool DropsDerivative(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).HasAttribute(KnownNames.NoGradientAttribute)
        || (method.Name == KnownNames.StopGradient && method.ContainingType.Is(KnownNames.Autograd));

    public bool IsConstant(ISymbol symbol) => symbol.HasAttribute(KnownNames.NoGradientAttribute);

    public bool OnlyReads(IMethodSymbol method) => (_readers ??= new ReadersOfStorage(_models, cancellation)).OnlyReads(method);

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

    /// <summary>Of several attributes the one that differentiates the most serves every caller best; the first among equals.</summary>
    private Callee? Best(IMethodSymbol method) => method.AttributesNamed(KnownNames.DifferentiableAttribute)
        .Select(attribute => ToCallee(method, AttributeArguments.Of(attribute)))
        .OrderByDescending(static callee => callee.Parameters.Count(static parameter => parameter.IsDifferentiated))
        .FirstOrDefault();

    private Callee ToCallee(IMethodSymbol method, AttributeArguments arguments)
    {
        var isHere = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        var stem = arguments.Name is { } name && SyntaxFacts.IsValidIdentifier(name) ? name : method.Name;
        var pair = isHere ? null : DerivativePair.Find(method, stem);
        var parameters = new ParameterBinder(method, arguments, _models, cancellation).Parameters();
        return new Callee(
            (isHere ? "" : Callee.OtherAssembly) + MethodBinder.IdOf(method, stem),
            TypeMapper.CSharp(method.ContainingType),
            TypeNames.Escape(method.Name),
            stem,
            pair is null ? parameters : parameters.Select(parameter => AsRecorded(parameter, pair)).ToEquatableArray(),
            TypeMapper.Leaves(method.ReturnType),
            TypeMapper.IsTuple(method.ReturnType),
            HasDerivatives: isHere || pair is not null);
    }

    private static IrParameter AsRecorded(IrParameter parameter, DerivativePair pair) => parameter with
    {
        IsDifferentiated = pair.Differentiated.Contains(parameter.Name),
        IsWritten = pair.Written.Contains(parameter.Name),
    };

    private static IEnumerable<string> StemsOf(IMethodSymbol method) => method.AttributesNamed(KnownNames.DifferentiableAttribute)
        .Select(attribute => AttributeArguments.Of(attribute).Name ?? method.Name);
}
