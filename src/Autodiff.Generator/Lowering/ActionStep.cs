namespace Autodiff.Generator.Lowering;

/// <summary>Lower: something that always falls through.</summary>
internal sealed record ActionStep(Action Run) : Step(Completion.Falling);
