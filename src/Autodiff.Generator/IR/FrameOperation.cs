using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// Several pushes or pops of one type at once: a span over their places on the tape, first pushed first. Made right before emission only
/// (<see cref="Transforms.TapeFrames"/>).
/// </summary>
/// <param name="Count">How many values.</param>
/// <param name="Records">Whether they are pushed; otherwise they are popped.</param>
internal sealed record FrameOperation(IrValue Result, int Count, bool Records) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => EquatableArray<IrValue>.Empty;

    public override Effects Effects => Effects.Tape;
}
