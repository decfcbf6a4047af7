using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>result = new T[lengths]</c>, all elements zero.</summary>
/// <param name="IsPooled">Whether it is rented from the tape, which takes it back at its end: never for an array that escapes.</param>
internal sealed record NewArrayOperation(IrValue Result, EquatableArray<IrValue> Lengths, bool IsPooled = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => Lengths;

    public override Effects Effects => Effects.Allocates | Effects.Throws;
}
