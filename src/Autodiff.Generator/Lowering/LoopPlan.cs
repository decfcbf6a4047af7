using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: what a loop consists of, whatever its syntax.</summary>
/// <param name="Slots">The variables that it carries from one iteration to the next.</param>
/// <param name="Exit">Where <c>break</c> goes; null if no <c>break</c> ends this loop itself.</param>
internal sealed record LoopPlan(List<Variable> Slots, JumpTarget? Exit)
{
    /// <summary>Evaluates the condition; null for an endless loop.</summary>
    public Func<IrValue>? Condition { get; set; }

    /// <summary>Whether the condition is evaluated after the body.</summary>
    public bool TestsAtEnd { get; set; }

    public Steps? Body { get; set; }

    /// <summary>Lowers the updates between iterations, if there are any.</summary>
    public Action? Step { get; set; }
}
