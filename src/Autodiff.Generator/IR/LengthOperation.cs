using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>result = array.Length</c>, or <c>array.GetLength(dimension)</c>.</summary>
internal sealed record LengthOperation(IrValue Result, IrValue Array, int? Dimension) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => new([Array]);

    // The length of an array never changes; a null array throws, but then every use of it does.
    public override Effects Effects => Effects.Pure;
}
