namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>The names that a random program may use where it is being written, by what may be done with them.</summary>
internal sealed class Scope
{
    /// <summary>Numbers, all assignable.</summary>
    public List<string> Numbers { get; } = [];

    /// <summary>Non-negative integers that only their loop writes.</summary>
    public List<string> Counters { get; } = [];

    /// <summary>Non-negative integer variables.</summary>
    public List<string> Integers { get; } = [];

    /// <summary>Arrays that may be read.</summary>
    public List<string> Arrays { get; } = [];

    /// <summary>Arrays whose elements may be written.</summary>
    public List<string> WritableArrays { get; } = [];

    /// <summary>Local variables of array type, which may be swapped and assigned.</summary>
    public List<string> ArrayVariables { get; } = [];

    /// <summary>Two-dimensional local arrays of 2 by 3.</summary>
    public List<string> Matrices { get; } = [];

    /// <summary>Views of local arrays, never empty.</summary>
    public List<string> Views { get; } = [];

    /// <summary>Arrays of two rows, none of them empty.</summary>
    public List<string> Jagged { get; } = [];

    /// <summary>Arrays of non-negative integers.</summary>
    public List<string> IndexArrays { get; } = [];

    private IEnumerable<List<string>> All
        => [Numbers, Counters, Integers, Arrays, WritableArrays, ArrayVariables, Matrices, Views, Jagged, IndexArrays];

    /// <summary>How many names of each kind there are, to forget those of a block when it ends.</summary>
    public int[] Mark() => [.. All.Select(l => l.Count)];

    public void Restore(int[] mark)
    {
        foreach (var (list, count) in All.Zip(mark)) list.RemoveRange(count, list.Count - count);
    }

    public void AddLocalArray(string name)
    {
        Arrays.Add(name);
        WritableArrays.Add(name);
        ArrayVariables.Add(name);
    }
}
