namespace Autodiff.Generator.Emit;

/// <summary><c>if (condition) { … } else { … }</c>.</summary>
internal sealed class IfStatement(string condition, Block then, Block otherwise) : Statement
{
    public string Condition { get; } = condition;

    public Block Then { get; } = then;

    /// <summary>Empty if there is no <c>else</c>.</summary>
    public Block Else { get; } = otherwise;

    public override IEnumerable<string> Texts => [Condition];

    public override IEnumerable<Block> Blocks => [Then, Else];

    public override bool Leaves => Then.Leaves && Else.Leaves;
}
