namespace Autodiff.Internal;

/// <summary>
/// The taps that meet a result, where each finds its input, and their weights. A convolution has one phase; its input gradient has one for
/// each remainder of a pixel's place by the stride.
/// </summary>
internal unsafe struct TapPhase<T>
    where T : unmanaged
{
    /// <summary>How many taps; possibly none.</summary>
    public int Count;

    /// <summary>Of each tap its number in the weight, and how far from a result's place its input lies.</summary>
    public int* Taps;
    public nint* Offsets;

    /// <summary>
    /// Taps whose channels follow each other without a gap are one segment: how many taps each has, and how far it is from the end of one to
    /// the next, as the tile kernels want it.
    /// </summary>
    public int TapsOfSegment;
    public nint* Jumps;

    /// <summary>By group and panel of result channels, tap and source channel: rows of result channels. Depthwise: by tap, rows of channels.</summary>
    public T* Weights;

    /// <summary>What sums start from, by group and panel of result channels, or null for zeros; not for depthwise convolutions.</summary>
    public T* Starts;
}
