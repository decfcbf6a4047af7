using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Sets every element of an array or span to one value (<c>Fill</c>, <c>Clear</c>).</summary>
/// <param name="Value">The value; null for zero.</param>
internal sealed record FillOperation(IrValue Array, IrValue? Value) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => Value is null ? new([Array]) : new([Array, Value]);

    public override Effects Effects => Effects.Writes;
}
