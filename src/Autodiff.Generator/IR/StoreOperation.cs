using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>array[indices] = value</c>.</summary>
internal sealed record StoreOperation(IrValue Array, EquatableArray<IrValue> Indices, IrValue Value) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => new([Array, .. Indices, Value]);

    public override Effects Effects => Effects.Writes | Effects.Throws;
}
