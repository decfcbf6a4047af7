namespace Autodiff.Internal;

/// <summary>A number of rows or columns that the JIT knows when it compiles a kernel for it.</summary>
internal interface ITileExtent
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
