using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>A region in its place.</summary>
internal sealed class CodeRegion(IrRegion region, CodeOperation? owner)
{
    public IrRegion Region { get; } = region;

    /// <summary>The operation it belongs to; null for the function's body.</summary>
    public CodeOperation? Owner { get; } = owner;

    public List<CodeOperation> Operations { get; } = [];

    /// <summary>The program point before its first operation.</summary>
    public int Start { get; set; }

    /// <summary>The program point of its end, where its yields are read.</summary>
    public int End { get; set; }

    public CodeOperation? Last => Operations.Count == 0 ? null : Operations[Operations.Count - 1];
}
