using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>result = array[indices]</c>; a row, if the array is jagged.</summary>
internal sealed record LoadOperation(IrValue Result, IrValue Array, EquatableArray<IrValue> Indices) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => new([Array, .. Indices]);

    public override Effects Effects => Effects.Reads | Effects.Throws;
}
