using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The sum.</summary>
internal readonly struct SumReducer<T> : IReducer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static T Identity => T.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Combine<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T> => x + y;
}
