using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Throws; always the last operation of its region.</summary>
/// <param name="Text">C# source of the thrown expression with <c>{0}</c>, <c>{1}</c> … for the inputs; braces of the source are doubled.</param>
internal sealed record ThrowOperation(string Text, EquatableArray<IrValue> Inputs) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => Inputs;

    public override Effects Effects => Effects.Throws;
}
