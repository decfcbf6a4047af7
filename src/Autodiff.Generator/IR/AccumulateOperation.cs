using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>array[indices] += value</c>: what a reverse sweep does to shadows.</summary>
internal sealed record AccumulateOperation(IrValue Array, EquatableArray<IrValue> Indices, IrValue Value) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => new([Array, .. Indices, Value]);

    public override Effects Effects => Effects.Reads | Effects.Writes | Effects.Throws;
}
