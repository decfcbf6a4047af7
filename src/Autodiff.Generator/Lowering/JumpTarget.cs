using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: where a <c>break</c>, <c>continue</c> or <c>return</c> goes.</summary>
/// <param name="Label">The label; null for the end of the method.</param>
internal sealed record JumpTarget(ILabelSymbol? Label)
{
    public static readonly JumpTarget Return = new((ILabelSymbol?)null);

    public bool Equals(JumpTarget? other) => other is not null && SymbolEqualityComparer.Default.Equals(Label, other.Label);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Label);
}
