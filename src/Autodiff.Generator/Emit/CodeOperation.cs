using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>An operation in its place: where it stands, what it does with everything inside it, and its program points.</summary>
internal sealed class CodeOperation(IrOperation operation, CodeRegion parent, int index)
{
    public IrOperation Operation { get; } = operation;

    public CodeRegion Parent { get; } = parent;

    /// <summary>Its position in the parent.</summary>
    public int Index { get; } = index;

    public CodeRegion[] Regions { get; set; } = [];

    /// <summary>What it does, including what its regions do. A guard counts as <see cref="Effects.Unknown"/>: nothing that can be observed passes it.</summary>
    public Effects Effects { get; set; }

    /// <summary>Whether it is an <c>if</c> at the end of the function or of a loop's body whose branches leave by themselves (return, break).</summary>
    public bool IsTail { get; set; }

    /// <summary>The first of its program points.</summary>
    public int Point { get; set; }

    /// <summary>The point at its end, after its regions.</summary>
    public int End { get; set; }

    /// <summary>The values that its expression reads: its operands, and for <c>?:</c> those inside its branches.</summary>
    public IEnumerable<IrValue> AllOperands() => Operation.AllUses();

    public LoopOperation Loop => (LoopOperation)Operation;

    public CodeRegion Condition => Regions[0];

    public CodeRegion Body => Regions[1];

    public CodeRegion Step => Regions[2];
}
