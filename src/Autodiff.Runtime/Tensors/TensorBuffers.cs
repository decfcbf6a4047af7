using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Buffers that scopes and backward passes gave back, by length, for the thread that gave them back.</summary>
/// <remarks>
/// Lengths are exact, since shapes repeat from step to step. What is kept is bounded; beyond, everything kept is dropped, so
/// that lengths that are no longer asked for do not stay for ever. Small buffers come from the garbage collector, which
/// makes them faster than a pool finds them.
/// </remarks>
internal static class TensorBuffers
{
    /// <summary>Below so many bytes a buffer is not worth keeping.</summary>
    private const int SmallestKept = 256;

    private const long Bound = 1L << 30;

    [ThreadStatic]
    private static Dictionary<(Type, int), Stack<Array>>? t_kept;

    [ThreadStatic]
    private static long t_keptBytes;

    /// <summary>A buffer with arbitrary content.</summary>
    public static T[] Rent<T>(int length)
        where T : unmanaged
    {
        if ((long)length * Unsafe.SizeOf<T>() < SmallestKept)
            return length == 0 ? [] : new T[length];
        if (t_kept is { } kept && kept.TryGetValue((typeof(T), length), out var stack) && stack.TryPop(out var array))
        {
            t_keptBytes -= (long)length * Unsafe.SizeOf<T>();
            return Unsafe.As<T[]>(array);
        }

        return GC.AllocateUninitializedArray<T>(length);
    }

    /// <summary>Takes a buffer that nobody uses any more.</summary>
    public static void Return<T>(T[] array)
        where T : unmanaged
    {
        var bytes = (long)array.Length * Unsafe.SizeOf<T>();
        if (bytes < SmallestKept || bytes > Bound)
            return;
        var kept = t_kept ??= [];
        if (t_keptBytes + bytes > Bound)
        {
            kept.Clear();
            t_keptBytes = 0;
        }

        if (!kept.TryGetValue((typeof(T), array.Length), out var stack))
            kept.Add((typeof(T), array.Length), stack = new Stack<Array>());
        stack.Push(array);
        t_keptBytes += bytes;
    }
}
