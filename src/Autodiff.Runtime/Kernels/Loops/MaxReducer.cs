using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The largest; NaN if any is NaN; minus infinity for none.</summary>
internal readonly struct MaxReducer<T> : IReducer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static T Identity => T.NegativeInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Combine<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T> => TLane.Max(x, y);
}
