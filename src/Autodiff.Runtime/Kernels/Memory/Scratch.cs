namespace Autodiff.Internal;

/// <summary>Memory that a kernel needs for its own duration: a stack of each thread, aligned to cache lines and not cleared.</summary>
/// <remarks>Taken and given back in reverse order, so that a kernel called by another takes the region above; warm calls allocate nothing.</remarks>
internal static unsafe class Scratch
{
    private const int Alignment = 64;
    private const int SmallestChunk = 1 << 16;
    private const nint LargestKept = 64 << 20;

    [ThreadStatic]
    private static List<byte[]>? t_chunks;

    [ThreadStatic]
    private static int t_chunk;

    [ThreadStatic]
    private static nint t_top;

    /// <summary>Takes room for so many elements until the lease is disposed.</summary>
    public static ScratchLease<T> Take<T>(nint count)
        where T : unmanaged
    {
        if (count == 0)
            return default;

        var chunks = t_chunks ??= [new byte[0]];
        int chunk = t_chunk;
        nint top = t_top, bytes = (count * sizeof(T) + Alignment - 1) & -Alignment;
        if (top + bytes > chunks[chunk].Length - Alignment)
        {
            if (top > 0)
                t_chunk++;
            if (t_chunk == chunks.Count)
                chunks.Add([]);
            t_top = 0;
            if (chunks[t_chunk].Length - Alignment < bytes)
                chunks[t_chunk] = GC.AllocateUninitializedArray<byte>(checked((int)(Math.Max(bytes, SmallestChunk) + Alignment)), pinned: true);
        }

        fixed (byte* start = chunks[t_chunk])
        {
            var aligned = (byte*)(((nint)start + Alignment - 1) & -Alignment) + t_top;
            t_top += bytes;
            return new ScratchLease<T>((T*)aligned, count, chunk, top);
        }
    }

    /// <summary>Gives back what was taken since the stack was at this place.</summary>
    internal static void Return(int chunk, nint top)
    {
        var chunks = t_chunks!;
        for (var above = chunk + (top == 0 ? 0 : 1); above < chunks.Count; above++)
        {
            if (chunks[above].Length > LargestKept)
                chunks[above] = [];
        }

        t_chunk = chunk;
        t_top = top;
    }
}
