using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// A partial derivative of a binary operation as a fused body: its inputs are the tangent and, in this order, those of
/// x, y and the result that it reads.
/// </summary>
internal readonly struct PartialBody<TOperation, TPartial>(TOperation operation) : IFusedBody
    where TOperation : struct, IBinaryOperation
    where TPartial : struct, IPartial
{
    /// <inheritdoc/>
    public static int Inputs => 1 + (ReadsX ? 1 : 0) + (ReadsY ? 1 : 0) + (ReadsResult ? 1 : 0);

    /// <inheritdoc/>
    public static int Results => 1;

    private static bool ReadsX => (TPartial.Reads<TOperation>() & Reads.X) != 0;

    private static bool ReadsY => (TPartial.Reads<TOperation>() & Reads.Y) != 0;

    private static bool ReadsResult => (TPartial.Reads<TOperation>() & Reads.Result) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var t = at.Load<TLane>(0);
        var x = ReadsX ? at.Load<TLane>(1) : default;
        var y = ReadsY ? at.Load<TLane>(ReadsX ? 2 : 1) : default;
        var result = ReadsResult ? at.Load<TLane>(Inputs - 1) : default;
        at.Store(Inputs, TPartial.Propagate(operation, t, x, y, result));
    }
}
