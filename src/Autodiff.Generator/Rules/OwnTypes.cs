namespace Autodiff.Generator.Rules;

/// <summary>The types a primitive is defined for: those of its own operand (see <see cref="Rule.OwnOperand"/>).</summary>
[Flags]
internal enum OwnTypes
{
    /// <summary><c>double</c> and <c>float</c>.</summary>
    Floating = 1,

    /// <summary><c>int</c>, <c>uint</c>, <c>long</c> and <c>ulong</c>, the integers C# has arithmetic for.</summary>
    Integers = 2,

    /// <summary>The integers and characters that C# widens before it computes.</summary>
    Narrow = 4,

    Boolean = 8,

    /// <summary>Types the IR does not compute with.</summary>
    Other = 16,

    Numbers = Floating | Integers,

    Scalars = Numbers | Narrow | Boolean,
}
