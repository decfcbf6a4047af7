namespace Autodiff.Generator.Emit;

/// <summary>A C# statement; variables in its texts are placeholders until scopes are known.</summary>
internal abstract class Statement
{
    /// <summary>The texts of the statement itself, in the order of their evaluation.</summary>
    public abstract IEnumerable<string> Texts { get; }

    /// <summary>The blocks inside it.</summary>
    public virtual IEnumerable<Block> Blocks => [];

    /// <summary>Whether control never goes on to the next statement.</summary>
    public virtual bool Leaves => false;
}
