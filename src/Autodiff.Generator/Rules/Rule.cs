using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>A row of the rule table.</summary>
internal sealed record Rule
{
    public required Primitive Primitive { get; init; }

    public required RuleKind Kind { get; init; }

    /// <summary>The types it is defined for.</summary>
    public OwnTypes Types { get; init; } = OwnTypes.Floating;

    /// <summary>The type of each operand; null for the primitive's own type.</summary>
    public required IReadOnlyList<IrType?> Operands { get; init; }

    /// <summary>The operand whose type is the primitive's own: the first, but for Polygamma, whose first is the order.</summary>
    public int OwnOperand => Operands[0] is null ? 0 : 1;

    /// <summary>The type of the result; null for the primitive's own type.</summary>
    public IrType? ResultType { get; init; }

    /// <summary>One formula for each operand; null for an operand whose derivative is zero (an exponent's integer, say).</summary>
    public IReadOnlyList<Partial?> Partials { get; init; } = [];

    /// <summary>C# of the call for <c>double</c> with <c>{0}</c> … for the operands; null for operators, which the emitter writes.</summary>
    public string? Double { get; init; }

    /// <summary>The same for <c>float</c>.</summary>
    public string? Single { get; init; }

    /// <summary>The same for integers; null where the function has no integer form.</summary>
    public string? Integer { get; init; }

    /// <summary>Documentation-comment ids of the .NET methods that compute exactly this, bit for bit.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What happens at kinks, ties and edges of the domain, for docs/rules.md; null where the function is smooth on its domain.</summary>
    public string? Policy { get; init; }

    /// <summary>The formula of the derivative, for docs/rules.md; operands are x, y, z.</summary>
    public string? Formula { get; init; }

    /// <summary>Why it is unsupported, as the middle of a diagnostic.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether evaluating it may throw (Sign of NaN, Clamp with crossed bounds).</summary>
    public bool MayThrow { get; init; }

    /// <summary>C# of the call for operands of the given own type; null for operators.</summary>
    public string? CallFor(IrType ownType) => ownType switch
    {
        ScalarType { Kind: ScalarKind.Double } => Double,
        ScalarType { Kind: ScalarKind.Single } => Single,
        _ => Integer,
    };
}
