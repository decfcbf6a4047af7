namespace Autodiff.Generator.IR;

/// <summary>
/// What an operation does beside computing its results. Only operations that are pure, or that read memory nobody
/// modifies, may be recomputed, merged, moved or removed.
/// </summary>
[Flags]
internal enum Effects
{
    Pure = 0,

    /// <summary>Reads elements of arrays among its operands.</summary>
    Reads = 1,

    /// <summary>Writes elements of arrays among its operands; opaque code may also keep references to them.</summary>
    Writes = 2,

    /// <summary>Creates storage: two executions are not one.</summary>
    Allocates = 4,

    /// <summary>May throw, and keeps its order among everything that can be observed.</summary>
    Throws = 8,

    /// <summary>Pushes to or pops from the tape.</summary>
    Tape = 16,

    /// <summary>Anything else that can be observed: input and output, random numbers, static state. It leaves its operands alone.</summary>
    Unknown = 32,
}
