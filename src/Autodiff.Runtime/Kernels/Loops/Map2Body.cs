using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A function as a fused body.</summary>
internal readonly struct Map2Body<TMap>(TMap map) : IFusedBody
    where TMap : struct, IMap2
{
    /// <inheritdoc/>
    public static int Inputs => 2;

    /// <inheritdoc/>
    public static int Results => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged => at.Store(2, map.Invoke(at.Load<TLane>(0), at.Load<TLane>(1)));
}
