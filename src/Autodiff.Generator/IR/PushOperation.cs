using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Pushes a scalar or an array reference to the tape.</summary>
internal sealed record PushOperation(IrValue Value) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => new([Value]);

    public override Effects Effects => Effects.Tape;
}
