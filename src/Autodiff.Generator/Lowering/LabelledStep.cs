namespace Autodiff.Generator.Lowering;

/// <summary>Lower: steps with the target of jumps at their end.</summary>
internal sealed record LabelledStep(JumpTarget Label, Steps? Inner) : Step(Steps.CompletionOf(Inner).Landing(Label));
