using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A partial derivative of a binary operation that reads all it can as a fused body of the tangent, x, y and the result.</summary>
internal readonly struct PartialBody<TOperation, TPartial>(TOperation operation) : IFusedBody
    where TOperation : struct, IBinaryOperation
    where TPartial : struct, IPartial
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
        at.Store(4, TPartial.Propagate(operation, at.Load<TLane>(0), at.Load<TLane>(1), at.Load<TLane>(2), at.Load<TLane>(3)));
}
