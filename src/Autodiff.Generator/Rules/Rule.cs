namespace Autodiff.Generator.Rules;

/// <summary>A row of the rule table.</summary>
internal sealed record Rule
{
    public required Primitive Primitive { get; init; }

    public required RuleKind Kind { get; init; }

    /// <summary>One formula for each operand; null for an operand whose derivative is zero (an exponent's integer, say).</summary>
    public IReadOnlyList<Partial?> Partials { get; init; } = [];

    /// <summary>C# of the call for <c>double</c> with <c>{0}</c> … for the operands; null for operators, which the emitter writes.</summary>
    public string? Double { get; init; }

    /// <summary>The same for <c>float</c>.</summary>
    public string? Single { get; init; }

    /// <summary>What happens at kinks, ties and edges of the domain, for docs/rules.md; null where the function is smooth on its domain.</summary>
    public string? Policy { get; init; }

    /// <summary>The formula of the derivative, for docs/rules.md.</summary>
    public string? Formula { get; init; }

    /// <summary>Why it is unsupported, as the middle of a diagnostic.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether evaluating it may throw (Sign of NaN, Clamp with crossed bounds).</summary>
    public bool MayThrow { get; init; }
}
