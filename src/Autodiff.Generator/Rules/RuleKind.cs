namespace Autodiff.Generator.Rules;

/// <summary>What the rule table says of a primitive.</summary>
internal enum RuleKind
{
    /// <summary>It has partial derivatives.</summary>
    Differentiable,

    /// <summary>Its derivative is zero wherever it exists (rounding, comparison, bit operations).</summary>
    Zero,

    /// <summary>A derivative through it is refused, for the reason given.</summary>
    Unsupported,
}
