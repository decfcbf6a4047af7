namespace Autodiff.Generator.Emit;

/// <summary>A sequence of statements in one scope.</summary>
internal sealed class Block
{
    public List<Statement> Statements { get; } = [];

    /// <summary>Whether control never reaches the end.</summary>
    public bool Leaves => Statements.Count > 0 && Statements[Statements.Count - 1].Leaves;

    public bool IsEmpty => Statements.Count == 0;

    public void Add(Statement statement) => Statements.Add(statement);
}
