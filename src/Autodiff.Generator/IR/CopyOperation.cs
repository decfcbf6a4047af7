using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Copies all elements of <c>Source</c> to the start of <c>Destination</c> (<c>CopyTo</c>), or adds them to it.</summary>
/// <param name="Adds">Whether elements are added to the destination's instead of replacing them.</param>
internal sealed record CopyOperation(IrValue Source, IrValue Destination, bool Adds = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => new([Source, Destination]);

    public override Effects Effects => Effects.Reads | Effects.Writes | Effects.Throws;
}
