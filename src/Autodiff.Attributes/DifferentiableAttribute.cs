namespace Autodiff;

/// <summary>
/// Asks for derivatives of a method, which are written beside it at compile time, or for the tangent type of a type.
/// </summary>
/// <remarks>
/// On a method <c>R F(A a, B b)</c> of a partial type, the members <c>FGradient</c>, <c>FValueAndGradient</c>,
/// <c>FJvp</c> and <c>FVjp</c> appear in the same type with the same accessibility. Whatever cannot be differentiated is
/// a compile error on the exact expression, never a silent zero.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Struct | AttributeTargets.Class,
    AllowMultiple = true,
    Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Differentiates with respect to the named parameters, or to every differentiable one if none is named.</summary>
    /// <param name="withRespectTo">Names of parameters, best written with <c>nameof</c>.</param>
    public DifferentiableAttribute(params string[] withRespectTo) => WithRespectTo = withRespectTo;

    /// <summary>Names of the parameters to differentiate with respect to; empty for all of a differentiable type.</summary>
    public IReadOnlyList<string> WithRespectTo { get; }

    /// <summary>Which derivative members to write. Default: gradient, JVP and VJP, as far as the result allows them.</summary>
    public Derivatives Derivatives { get; set; } = Derivatives.Default;

    /// <summary>What happens where control flow depends on tensor data.</summary>
    public DerivativeFallback Fallback { get; set; } = DerivativeFallback.Tape;

    /// <summary>Whether an instance method is differentiated with respect to its instance too.</summary>
    public bool WithRespectToThis { get; set; }

    /// <summary>The stem of the generated names: <c>Name = "Delta"</c> gives <c>DeltaGradient</c>. Default: the method's name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether loops of the generated code may be vectorised, which reassociates floating-point sums.</summary>
    public bool Vectorize { get; set; }
}
