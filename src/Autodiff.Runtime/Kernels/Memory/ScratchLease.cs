namespace Autodiff.Internal;

/// <summary>Memory of <see cref="Scratch"/> until it is disposed, on the thread that took it.</summary>
internal readonly unsafe ref struct ScratchLease<T>(T* start, nint count, int chunk, nint top)
    where T : unmanaged
{
    /// <summary>The first element, aligned to a cache line.</summary>
    public T* Start => start;

    /// <summary>The elements.</summary>
    public Span<T> Span => new(start, checked((int)count));

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (start != null)
            Scratch.Return(chunk, top);
    }
}
