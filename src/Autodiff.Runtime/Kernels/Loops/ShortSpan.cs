using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>
/// Applies functions to spans of a few lanes, where what surrounds the computation would cost more than it: under masks, without
/// a plan, without buffers.
/// </summary>
/// <remarks>
/// What fits a narrower lane gets one: a wide load under a mask reaches over the neighbour in memory, often a result that has
/// just been written, and would wait for it.
/// </remarks>
internal static class ShortSpan
{
    // Four of the widest lanes of floats.
    private const int Longest = 64;

    /// <summary>Whether an input and a result are short and the input lies apart from the result or just there, or is one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool Suits<T>(ReadOnlySpan<T> input, Span<T> result)
        where T : unmanaged
    {
        if ((uint)(result.Length - 1) >= Longest || (input.Length != result.Length && input.Length != 1))
            return false;

        var distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(result));
        int before = result.Length * sizeof(T), behind = input.Length * sizeof(T);
        return (distance == 0 && input.Length == result.Length) || (nuint)(distance + before - 1) >= (nuint)(before + behind - 1);
    }

    /// <summary>Applies a function of one input, each of which suits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<T, TMap>(ReadOnlySpan<T> x, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap1
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Single256.Count)
                ShortSpanKernel<float, Single512>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<float, Single256>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(result), map);
            else
                ShortSpanKernel<float, Single1>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(result), map);
        }
        else if (typeof(T) == typeof(double))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Double256.Count)
                ShortSpanKernel<double, Double512>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<double, Double256>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(result), map);
            else
                ShortSpanKernel<double, Double1>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(result), map);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    /// <summary>Applies a function of two inputs, each of which suits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<T, TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap2
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Single256.Count)
                ShortSpanKernel<float, Single512>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<float, Single256>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(result), map);
            else
                ShortSpanKernel<float, Single1>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(result), map);
        }
        else if (typeof(T) == typeof(double))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Double256.Count)
                ShortSpanKernel<double, Double512>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<double, Double256>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(result), map);
            else
                ShortSpanKernel<double, Double1>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(result), map);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    /// <summary>Applies a function of three inputs, each of which suits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<T, TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap3
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Single256.Count)
                ShortSpanKernel<float, Single512>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(z), Precision.Cast<T, float>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<float, Single256>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(z), Precision.Cast<T, float>(result), map);
            else
                ShortSpanKernel<float, Single1>.Map(Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(z), Precision.Cast<T, float>(result), map);
        }
        else if (typeof(T) == typeof(double))
        {
            if (Vector512.IsHardwareAccelerated && result.Length > Double256.Count)
                ShortSpanKernel<double, Double512>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(z), Precision.Cast<T, double>(result), map);
            else if (Vector256.IsHardwareAccelerated)
                ShortSpanKernel<double, Double256>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(z), Precision.Cast<T, double>(result), map);
            else
                ShortSpanKernel<double, Double1>.Map(Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(z), Precision.Cast<T, double>(result), map);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }
}
