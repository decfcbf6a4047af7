using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>A C# variable: SSA values that can share one place because no two of them are needed at the same time.</summary>
internal sealed class Variable(int id, IrType type, string typeName, string? name)
{
    public int Id { get; } = id;

    public IrType Type { get; } = type;

    /// <summary>The type as the file writes it.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>The source name of its values; null if it is a temporary.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The parameter it is, as C# source; null for a local variable.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether it may be assigned and so take further values.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>A name for a temporary, from what it holds.</summary>
    public string? Hint { get; set; }

    public Ranges Ranges { get; } = new();

    public List<IrValue> Values { get; } = [];

    /// <summary>Whether it was not made from its own values, but stands in for another after coalescing.</summary>
    public Variable? MergedInto { get; set; }

    /// <summary>How the variable is marked in text until names are chosen.</summary>
    public string Token => Placeholder.Read(Id);
}
