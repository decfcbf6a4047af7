using System.Buffers;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Buffers of at least a wanted length: a few of them kept per thread, last returned first rented, and behind them the
/// shared pool of the platform.
/// </summary>
internal static class BufferPool<T>
{
    private const int Slots = 8;
    private const long LargestKept = 64L << 20;

    [ThreadStatic]
    private static T[]?[]? t_kept;

    [ThreadStatic]
    private static int t_count;

    /// <summary>
    /// A buffer of at least <paramref name="needed"/> elements: a kept one if there is any, otherwise one of
    /// <paramref name="preferred"/> elements or more. Its content is arbitrary (null for references).
    /// </summary>
    public static T[] Rent(int needed, int preferred)
    {
        var kept = t_kept;
        for (var i = t_count - 1; i >= 0; i--)
        {
            var buffer = kept![i]!;
            if (buffer.Length < needed)
                continue;

            t_count--;
            for (var j = i; j < t_count; j++)
                kept[j] = kept[j + 1];
            kept[t_count] = null;
            return buffer;
        }

        return ArrayPool<T>.Shared.Rent(preferred);
    }

    /// <summary>
    /// Takes back, for the next rent of this thread, a buffer whose first <paramref name="written"/> elements may have
    /// been written.
    /// </summary>
    public static void Return(T[] buffer, int written)
    {
        var kept = t_kept ??= new T[]?[Slots];
        if (t_count == Slots || (long)buffer.Length * Unsafe.SizeOf<T>() > LargestKept)
        {
            Discard(buffer, written);
            return;
        }

        Clear(buffer, written);
        kept[t_count++] = buffer;
    }

    /// <summary>Takes back a buffer that proved too small, and does not offer it to this thread first.</summary>
    public static void Discard(T[] buffer, int written)
    {
        Clear(buffer, written);
        ArrayPool<T>.Shared.Return(buffer);
    }

    private static void Clear(T[] buffer, int written)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(buffer, 0, written);
    }
}
