using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A function as a fused body.</summary>
internal readonly struct Map3Body<TMap>(TMap map) : IFusedBody
    where TMap : struct, IMap3
{
    /// <inheritdoc/>
    public static int Inputs => 3;

    /// <inheritdoc/>
    public static int Results => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged => at.Store(3, map.Invoke(at.Load<TLane>(0), at.Load<TLane>(1), at.Load<TLane>(2)));
}
