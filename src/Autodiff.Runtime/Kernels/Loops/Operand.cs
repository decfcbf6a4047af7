namespace Autodiff.Internal;

/// <summary>Elements and how a shape is laid over them.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="first">The first element of the data.</param>
/// <param name="length">How many elements the data has.</param>
/// <param name="strides">Empty, or the distance of neighbours along each dimension.</param>
/// <param name="offset">Where the element with all indices 0 lies.</param>
internal readonly ref struct Operand<T>(ref T first, int length, ReadOnlySpan<nint> strides, nint offset)
    where T : unmanaged
{
    /// <summary>The first element of the data.</summary>
    public readonly ref T First = ref first;

    /// <summary>How many elements the data has.</summary>
    public int Length { get; } = length;

    /// <summary>Empty, or the distance of neighbours along each dimension.</summary>
    public ReadOnlySpan<nint> Strides { get; } = strides;

    /// <summary>Where the element with all indices 0 lies.</summary>
    public nint Offset { get; } = offset;
}
