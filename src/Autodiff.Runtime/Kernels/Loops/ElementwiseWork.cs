using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Runs a fused body along the rows of a plan, shared between threads.</summary>
internal readonly unsafe struct ElementwiseWork<T, TLane, TBody>(TBody body) : IPlannedWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLane : unmanaged, ILane<TLane, T>
    where TBody : struct, IFusedBody
{
    // What is worth sharing: some 10 microseconds of cheap arithmetic, less of it if it is dear.
    private const int Grain = 32_768;

    /// <inheritdoc/>
    public void Run(FusedPlan<T>* plan)
    {
        var pieces = new FusedPieces<T, TLane, TBody>(plan, Grain, body);
        WorkSharing.Run(pieces.Count, pieces);
    }
}
