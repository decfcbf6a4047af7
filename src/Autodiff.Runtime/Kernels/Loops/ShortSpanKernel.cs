using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>The loops of <see cref="ShortSpan"/> for lanes of one width.</summary>
internal static unsafe class ShortSpanKernel<T, TLane>
    where T : unmanaged
    where TLane : unmanaged, ILane<TLane, T>
{
    /// <summary>One input.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Map<TMap>(ReadOnlySpan<T> x, Span<T> result, TMap map)
        where TMap : struct, IMap1
    {
        fixed (T* px = &MemoryMarshal.GetReference(x), to = &MemoryMarshal.GetReference(result))
        {
            nint maskOfX = x.Length == 1 ? 0 : -1;
            for (nint i = 0; i < result.Length; i += TLane.Count)
            {
                var count = Math.Min((int)(result.Length - i), TLane.Count);
                Store(to + i, map.Invoke(Load(px, maskOfX, i, count)), count);
            }
        }
    }

    /// <summary>Two inputs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Map<TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, TMap map)
        where TMap : struct, IMap2
    {
        fixed (T* px = &MemoryMarshal.GetReference(x), py = &MemoryMarshal.GetReference(y), to = &MemoryMarshal.GetReference(result))
        {
            nint maskOfX = x.Length == 1 ? 0 : -1, maskOfY = y.Length == 1 ? 0 : -1;
            for (nint i = 0; i < result.Length; i += TLane.Count)
            {
                var count = Math.Min((int)(result.Length - i), TLane.Count);
                Store(to + i, map.Invoke(Load(px, maskOfX, i, count), Load(py, maskOfY, i, count)), count);
            }
        }
    }

    /// <summary>Three inputs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Map<TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, TMap map)
        where TMap : struct, IMap3
    {
        fixed (T* px = &MemoryMarshal.GetReference(x), py = &MemoryMarshal.GetReference(y), pz = &MemoryMarshal.GetReference(z))
        fixed (T* to = &MemoryMarshal.GetReference(result))
        {
            nint maskOfX = x.Length == 1 ? 0 : -1, maskOfY = y.Length == 1 ? 0 : -1, maskOfZ = z.Length == 1 ? 0 : -1;
            for (nint i = 0; i < result.Length; i += TLane.Count)
            {
                var count = Math.Min((int)(result.Length - i), TLane.Count);
                Store(
                    to + i, map.Invoke(Load(px, maskOfX, i, count), Load(py, maskOfY, i, count), Load(pz, maskOfZ, i, count)), count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Load(T* input, nint mask, nint i, int count) =>
        mask == 0 ? TLane.Create(*input) : count == TLane.Count ? TLane.Load(input + i) : TLane.Load(input + i, count);

    // Masks cost more than a branch that is nearly always foreseen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* destination, TLane value, int count)
    {
        if (count == TLane.Count)
            TLane.Store(destination, value);
        else
            TLane.Store(destination, value, count);
    }
}
