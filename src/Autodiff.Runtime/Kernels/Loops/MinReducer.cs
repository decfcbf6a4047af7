using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The smallest; NaN if any is NaN; infinity for none.</summary>
internal readonly struct MinReducer<T> : IReducer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static T Identity => T.PositiveInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Combine<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T> => TLane.Min(x, y);
}
