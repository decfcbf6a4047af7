namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a loop that the lowering makes itself inside another one.</summary>
/// <param name="Lower">Lowers it, given the rest, and returns what is left of that.</param>
internal sealed record NestedLoopStep(Func<Steps?, Steps?> Lower, Completion Completion) : Step(Completion);
