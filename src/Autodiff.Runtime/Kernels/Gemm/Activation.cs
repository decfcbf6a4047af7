using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Applies an elementwise function: an activation after a bias.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <typeparam name="TMap">The function.</typeparam>
internal struct Activation<T, TMap>(TMap map) : IProductEpilogue<T>
    where T : unmanaged
    where TMap : struct, IMap1
{
    private TMap _map = map;

    /// <inheritdoc/>
    public readonly void Check(int rows, int columns)
    {
    }

    /// <inheritdoc/>
    /// <remarks>The registers of the tile kernels are those of the lanes, bit for bit; the JIT keeps one of the branches.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T>
    {
        if (typeof(TLane) == typeof(TileLane512<float>))
            return Unsafe.BitCast<Single512, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Single512>(values)));
        if (typeof(TLane) == typeof(TileLane256<float>))
            return Unsafe.BitCast<Single256, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Single256>(values)));
        if (typeof(TLane) == typeof(TileLaneScalar<float>))
            return Unsafe.BitCast<Single1, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Single1>(values)));
        if (typeof(TLane) == typeof(TileLane512<double>))
            return Unsafe.BitCast<Double512, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Double512>(values)));
        if (typeof(TLane) == typeof(TileLane256<double>))
            return Unsafe.BitCast<Double256, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Double256>(values)));
        if (typeof(TLane) == typeof(TileLaneScalar<double>))
            return Unsafe.BitCast<Double1, TLane>(_map.Invoke(Unsafe.BitCast<TLane, Double1>(values)));
        throw new NotSupportedException($"There are no lanes like {typeof(TLane)}.");
    }
}
