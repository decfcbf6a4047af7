namespace Autodiff.Generator.Lowering;

/// <summary>Lower: one thing to be lowered, with the ways in which it can end.</summary>
internal abstract record Step(Completion Completion);
