using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// A loop over carried variables (slots). With N slots:
/// <list type="bullet">
/// <item><c>Inits</c>: N values; they become the values of <c>Parameters</c> (N) on entry.</item>
/// <item><c>Condition</c>: a region without parameters that sees <c>Parameters</c> and yields one Boolean; evaluated before each iteration, or,
/// if <c>TestsAtEnd</c> (do-while), before each but the first. When it is false the results are the current values of <c>Parameters</c>, and the exit code is 0.</item>
/// <item><c>Body</c>: a region without parameters that sees <c>Parameters</c> and yields N next values and, if <c>HasExit</c>, an <c>int</c> exit code. If the
/// code is not 0 the loop ends at once, and its results are the body's yields.</item>
/// <item><c>Step</c>: a region with N parameters (the body's yields) that yields the N values of the next iteration; the
/// <c>i++</c> part of a <c>for</c>. It does not run when the body exits.</item>
/// <item><c>Values</c>: N results, and the exit code as result N if <c>HasExit</c>.</item>
/// </list>
/// A <c>break</c> is a yield with a constant exit code; <c>continue</c> and <c>return</c> have been lowered to branches and exit codes.
/// </summary>
internal sealed record LoopOperation(
    EquatableArray<IrValue> Values,
    EquatableArray<IrValue> Inits,
    EquatableArray<IrValue> Parameters,
    IrRegion Condition,
    IrRegion Body,
    IrRegion Step,
    bool HasExit = false,
    bool TestsAtEnd = false) : IrOperation
{
    public int SlotCount => Parameters.Count;

    /// <summary>The exit code, if the loop has exits.</summary>
    public IrValue? ExitCode => HasExit ? Values[SlotCount] : null;

    public override EquatableArray<IrValue> Results => Values;

    public override EquatableArray<IrValue> Operands => Inits;

    public override EquatableArray<IrRegion> Regions => new([Condition, Body, Step]);

    public override Effects Effects => Effects.Pure;
}
