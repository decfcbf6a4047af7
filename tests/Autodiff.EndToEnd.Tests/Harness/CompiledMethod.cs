using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>A method of a compiled program, which can be called with boxed arguments although spans cannot be boxed.</summary>
/// <param name="Symbol">Its declaration.</param>
/// <param name="Call">
/// Calls it. Spans are given as arrays, an <c>out</c> argument as anything; <c>ref</c> and <c>out</c> results replace the
/// array's elements.
/// </param>
/// <param name="Allocated">How many bytes the last call on this thread has allocated, without the boxes around it.</param>
internal sealed record CompiledMethod(IMethodSymbol Symbol, Func<object?[], object?> Call, Func<long> Allocated)
{
    public string Name => Symbol.Name;

    public string Key => $"{Symbol.ContainingType.Name}.{Symbol.Name}";

    /// <summary>Whether a type has floating-point leaves.</summary>
    public static bool IsDifferentiable(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
        IArrayTypeSymbol array => IsDifferentiable(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => IsDifferentiable(e.Type)),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } span => IsDifferentiable(span.TypeArguments[0]),
        _ => false,
    };

    /// <summary>The parameters that the default set of derivatives is taken with respect to.</summary>
    public IReadOnlyList<IParameterSymbol> DifferentiatedParameters()
    {
        var attribute = Symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(DifferentiableAttribute));
        var names = attribute?.ConstructorArguments is [{ Kind: TypedConstantKind.Array } list]
            ? list.Values.Select(v => (string)v.Value!).ToHashSet()
            : [];
        return [.. Symbol.Parameters.Where(p => p.RefKind != RefKind.Out
            && IsDifferentiable(p.Type)
            && !IsConstant(p)
            && (names.Count == 0 || names.Contains(p.Name)))];
    }

    /// <summary>Whether the parameter may carry a derivative out.</summary>
    public static bool IsOutput(IParameterSymbol p)
        => IsDifferentiable(p.Type)
            && (p.RefKind is RefKind.Ref or RefKind.Out || p.Type is IArrayTypeSymbol || p.Type.Name == "Span");

    private static bool IsConstant(IParameterSymbol p)
        => p.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(NoGradientAttribute));
}
