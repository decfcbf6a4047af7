using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a decision.</summary>
internal sealed record ChoiceStep(Func<IrValue> Condition, Steps? Then, Steps? Otherwise)
    : Step(Steps.CompletionOf(Then).Or(Steps.CompletionOf(Otherwise)));
