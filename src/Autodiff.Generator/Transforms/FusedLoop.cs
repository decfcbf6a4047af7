using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>A loop whose iterations are reversed one by one, each right after it ran: what the forward sweep puts into it.</summary>
/// <param name="Seeds">What computes the accumulators' cotangents, before the loop.</param>
/// <param name="Reverse">The reverse of an iteration.</param>
/// <param name="Slots">Cotangents of outer values, accumulated over the iterations.</param>
internal sealed record FusedLoop(
    IrBuilder Seeds, IrBuilder Reverse, IReadOnlyList<(IrValue Init, IrValue Parameter, IrValue Next, IrValue Result)> Slots);
