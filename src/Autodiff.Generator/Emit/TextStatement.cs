namespace Autodiff.Generator.Emit;

/// <summary>Any other simple statement: a call, a store, a jump, a declaration.</summary>
/// <param name="text">The statement without its semicolon.</param>
/// <param name="leaves">Whether it is a jump.</param>
internal sealed class TextStatement(string text, bool leaves = false) : Statement
{
    public string Text { get; } = text;

    public override bool Leaves { get; } = leaves;

    /// <summary>The variables it declares.</summary>
    public HashSet<int> Declares { get; } = [];

    public override IEnumerable<string> Texts => [Text];
}
