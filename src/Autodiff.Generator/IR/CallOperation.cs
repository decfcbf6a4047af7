using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>A call of a differentiable method or of one of its derivative members.</summary>
internal sealed record CallOperation(
    EquatableArray<IrValue> Values, Callee Callee, CallForm Form, EquatableArray<IrValue> Arguments) : IrOperation
{
    public override EquatableArray<IrValue> Results => Values;

    public override EquatableArray<IrValue> Operands => Arguments;

    public override Effects Effects => Form is CallForm.Forward or CallForm.Reverse
        ? Effects.Reads | Effects.Writes | Effects.Throws | Effects.Tape
        : Effects.Reads | Effects.Writes | Effects.Throws;
}
