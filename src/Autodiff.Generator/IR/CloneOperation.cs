using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary><c>result = (T[])source.Clone()</c>, or <c>span.ToArray()</c>: new storage with the same elements (the same rows, if jagged).</summary>
/// <param name="IsPooled">As for <see cref="NewArrayOperation"/>.</param>
internal sealed record CloneOperation(IrValue Result, IrValue Source, bool IsPooled = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => new([Source]);

    public override Effects Effects => Effects.Allocates | Effects.Reads | Effects.Throws;
}
