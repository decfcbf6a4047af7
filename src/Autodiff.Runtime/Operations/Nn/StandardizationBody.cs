using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The derivative of a standardization, but for a factor: <c>t - mean(t) - y mean(t y)</c> with its result y.</summary>
internal readonly struct StandardizationBody : IFusedBody
{
    /// <inheritdoc/>
    public static int Inputs => 4;

    /// <inheritdoc/>
    public static int Results => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged =>
        at.Store(4, at.Load<TLane>(0) - at.Load<TLane>(2) - at.Load<TLane>(1) * at.Load<TLane>(3));
}
