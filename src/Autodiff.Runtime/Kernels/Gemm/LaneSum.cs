using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Adds up the elements of lanes, four lanes at once.</summary>
internal static unsafe class LaneSum
{
    /// <summary>Writes the four sums; each is added up in the same order wherever among the four it stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four<TLane, T>(TLane x0, TLane x1, TLane x2, TLane x3, T* sums)
        where TLane : unmanaged, ITileLane<TLane, T>
        where T : unmanaged
    {
        if (Avx.IsSupported && sizeof(TLane) >= 32)
        {
            Pairs(Half<TLane, T>(x0), Half<TLane, T>(x1), Half<TLane, T>(x2), Half<TLane, T>(x3), sums);
            return;
        }

        sums[0] = One<TLane, T>(x0);
        sums[1] = One<TLane, T>(x1);
        sums[2] = One<TLane, T>(x2);
        sums[3] = One<TLane, T>(x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Half<TLane, T>(TLane value)
        where TLane : unmanaged
        where T : unmanaged
    {
        if (sizeof(TLane) == 32)
            return Unsafe.BitCast<TLane, Vector256<T>>(value);
        var whole = Unsafe.BitCast<TLane, Vector512<T>>(value);
        return whole.GetLower() + whole.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs<T>(Vector256<T> x0, Vector256<T> x1, Vector256<T> x2, Vector256<T> x3, T* sums)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var low = Avx.HorizontalAdd(x0.AsSingle(), x1.AsSingle());
            var high = Avx.HorizontalAdd(x2.AsSingle(), x3.AsSingle());
            var halves = Avx.HorizontalAdd(low, high);
            (halves.GetLower() + halves.GetUpper()).Store((float*)sums);
        }
        else
        {
            var low = Avx.HorizontalAdd(x0.AsDouble(), x1.AsDouble());
            var high = Avx.HorizontalAdd(x2.AsDouble(), x3.AsDouble());
            (Avx.Permute2x128(low, high, 0x20) + Avx.Permute2x128(low, high, 0x31)).Store((double*)sums);
        }
    }

    private static T One<TLane, T>(TLane value)
        where TLane : unmanaged
        where T : unmanaged
    {
        var elements = (T*)&value;
        var sum = elements[0];
        for (var i = 1; i < sizeof(TLane) / sizeof(T); i++)
            Scalar.AddTo(ref sum, elements[i]);
        return sum;
    }
}
