namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a <c>break</c>, <c>continue</c> or <c>return</c> whose value is stored already.</summary>
internal sealed record JumpStep(JumpTarget Target) : Step(Completion.By(Target));
