using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Adds up the elements of a lane.</summary>
internal static unsafe class LaneSum
{
    /// <summary>The sum, always in the same order for lanes of one width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<TLane, T>(TLane value)
        where TLane : unmanaged, ITileLane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (sizeof(TLane) == 64)
            return Vector512.Sum(Unsafe.BitCast<TLane, Vector512<T>>(value));
        if (sizeof(TLane) == 32)
            return Vector256.Sum(Unsafe.BitCast<TLane, Vector256<T>>(value));
        return Unsafe.BitCast<TLane, T>(value);
    }
}
