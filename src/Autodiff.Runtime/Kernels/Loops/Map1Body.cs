using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A function as a fused body.</summary>
internal readonly struct Map1Body<T, TMap>(TMap map) : IFusedBody<T>
    where T : unmanaged
    where TMap : struct, IMap1<T>
{
    /// <inheritdoc/>
    public static int Inputs => 1;

    /// <inheritdoc/>
    public static int Results => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T> => at.Store(1, map.Invoke(at.Load<TLane>(0)));
}
