namespace Autodiff.Internal;

/// <summary>What the derivative of an elementwise operation reads, and so what the tape saves.</summary>
[Flags]
internal enum Reads : byte
{
    /// <summary>Nothing: the operation is linear.</summary>
    Nothing = 0,

    /// <summary>The operand, or the first of two.</summary>
    X = 1,

    /// <summary>The second operand.</summary>
    Y = 2,

    /// <summary>The result.</summary>
    Result = 4,

    /// <summary>The third operand.</summary>
    Z = 8,
}
