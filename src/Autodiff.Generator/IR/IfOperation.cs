using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>results = condition ? then : otherwise</c>: both regions have no parameters and yield one value for each result.</summary>
/// <param name="IsExpression">Whether the source had an expression (<c>?:</c>, <c>&amp;&amp;</c>, a switch arm) rather than a statement; only a hint for the emitter.</param>
internal sealed record IfOperation(
    EquatableArray<IrValue> Values, IrValue Condition, IrRegion Then, IrRegion Else, bool IsExpression = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => Values;

    public override EquatableArray<IrValue> Operands => new([Condition]);

    public override EquatableArray<IrRegion> Regions => new([Then, Else]);

    public override Effects Effects => Effects.Pure;
}
