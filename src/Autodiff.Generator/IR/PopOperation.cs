using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Takes the value pushed last, of the result's type, from the tape.</summary>
internal sealed record PopOperation(IrValue Result) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => EquatableArray<IrValue>.Empty;

    public override Effects Effects => Effects.Tape;
}
