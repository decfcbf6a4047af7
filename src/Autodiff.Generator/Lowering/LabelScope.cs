namespace Autodiff.Generator.Lowering;

/// <summary>Lower: jumps to the label land at the end of the region, or of the part of it, that is being lowered.</summary>
internal sealed class LabelScope(JumpTarget label) : ExitScope
{
    public JumpTarget Label { get; } = label;
}
