namespace Autodiff.Generator.Emit;

/// <summary>A comment on a line of its own.</summary>
/// <param name="startsSection">Whether a blank line goes before it.</param>
internal sealed class CommentStatement(string text, bool startsSection) : Statement
{
    public string Text { get; } = text;

    public bool StartsSection { get; } = startsSection;

    public override IEnumerable<string> Texts => [];
}
