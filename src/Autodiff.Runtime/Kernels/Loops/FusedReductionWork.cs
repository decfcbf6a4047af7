using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Runs a fused body and reduces its last result, which is not kept: a block of it at a time lies in a buffer. The operands
/// are contiguous, or one number.
/// </summary>
internal unsafe struct FusedReductionWork<T, TLane, TScalar, TBody, TReducer>(TBody body) : IPlannedWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLane : unmanaged, ILane<TLane, T>
    where TScalar : unmanaged, ILane<TScalar, T>
    where TBody : struct, IFusedBody
    where TReducer : struct, IReducer
{
    // Subtrees of the whole: a power of two blocks each, so that the tree stays the same.
    private const int LeastSubtree = 32 * 1024;
    private const int MostSubtrees = 256;

    /// <summary>The result; the identity for a shape without elements.</summary>
    public T Result { get; private set; } = ReductionTree<T, TLane, TScalar, TReducer>.Identity;

    /// <inheritdoc/>
    public void Run(FusedPlan<T>* plan)
    {
        var isFlat = plan->Rank == 1;
        for (var k = 0; k < plan->Operands; k++)
            isFlat &= plan->RowStride(k) is 0 or 1;
        if (!isFlat)
            throw new ArgumentException("A fused reduction takes contiguous operands and single numbers only.");

        var length = plan->RowLength;
        nint subtree = LeastSubtree;
        while (length / subtree >= MostSubtrees)
            subtree *= 2;
        var count = (int)((length + subtree - 1) / subtree);
        var roots = stackalloc T[MostSubtrees + 1];
        WorkSharing.Run(count, new Body(plan, subtree, roots, body));
        var tree = new ReductionStack<T, TScalar, TReducer>();
        for (var i = 0; i < count; i++)
            tree.Push(roots[i]);
        Result = tree.Root();
    }

    /// <summary>Computes and reduces one subtree.</summary>
    private readonly struct Body(FusedPlan<T>* plan, nint subtree, T* roots, TBody body) : IWorkBody
    {
        private const int LaneBytes = 64;

        [SkipLocalsInit]
        public void Invoke(int index)
        {
            var reduced = TBody.Inputs + TBody.Results - 1;
            var rows = stackalloc T*[Operands<T>.Maximum + 1];
            var masks = stackalloc nint[Operands<T>.Maximum + 1];
            var numbers = stackalloc byte[Operands<T>.Maximum * LaneBytes];
            var buffer = stackalloc T[ReductionTree<T, TLane, TScalar, TReducer>.Block];
            for (var k = 0; k < reduced; k++)
            {
                rows[k] = plan->Origins[k] + index * subtree * plan->RowStride(k);
                masks[k] = -1;
                if (k >= TBody.Inputs || plan->RowStride(k) != 0)
                    continue;
                masks[k] = 0;
                rows[k] = (T*)(numbers + k * LaneBytes);
                TLane.Store(rows[k], TLane.Create(*plan->Origins[k]));
            }

            rows[reduced] = buffer;
            masks[reduced] = -1;
            var tree = new ReductionStack<T, TScalar, TReducer>();
            var left = Math.Min(subtree, plan->RowLength - index * subtree);
            while (left > 0)
            {
                var count = (int)Math.Min(left, ReductionTree<T, TLane, TScalar, TReducer>.Block);
                FusedLoop<T, TLane, TBody>.Run(rows, masks, count, body);
                tree.Push(ReductionTree<T, TLane, TScalar, TReducer>.Leaf(buffer, count));
                left -= count;
                for (var k = 0; k < reduced; k++)
                    rows[k] += masks[k] & count;
            }

            roots[index] = tree.Root();
        }
    }
}
