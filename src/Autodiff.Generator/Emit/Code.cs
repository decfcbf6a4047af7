namespace Autodiff.Generator.Emit;

/// <summary>A C# expression and how tightly it binds.</summary>
internal readonly record struct Code(string Text, Precedence Precedence)
{
    public static Code Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The expression where at least this precedence is needed.</summary>
    public string At(Precedence precedence) => Precedence < precedence ? "(" + Text + ")" : Text;

    public override string ToString() => Text;
}
