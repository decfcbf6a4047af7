using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A function as a fused body.</summary>
internal readonly struct Map1Body<TMap>(TMap map) : IFusedBody
    where TMap : struct, IMap1
{
    /// <inheritdoc/>
    public static int Inputs => 1;

    /// <inheritdoc/>
    public static int Results => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged => at.Store(1, map.Invoke(at.Load<TLane>(0)));
}
