namespace Autodiff.Generator.Emit;

/// <summary>An empty line.</summary>
internal sealed class BlankStatement : Statement
{
    public override IEnumerable<string> Texts => [];
}
