using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>result = constant</c>.</summary>
internal sealed record ConstantOperation(IrValue Result, Constant Value) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => EquatableArray<IrValue>.Empty;

    public override Effects Effects => Effects.Pure;
}
