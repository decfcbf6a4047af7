using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The rows of a plan, shared in pieces: some rows each, or parts of the one row.</summary>
internal readonly unsafe struct FusedPieces<T, TLane, TBody>(FusedPlan<T>* plan, nint grain, TBody body) : IWorkBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLane : unmanaged, ILane<TLane, T>
    where TBody : struct, IFusedBody
{
    // Elements of a row that are gathered at once where they do not lie side by side.
    private const int ChunkLength = 256;
    private const int LaneBytes = 64;

    private readonly nint _rowsAPiece = Math.Max(1, grain / plan->RowLength);

    /// <summary>How many pieces.</summary>
    public int Count =>
        (int)(plan->Rank == 1 ? (plan->RowLength + grain - 1) / grain : (plan->Rows + _rowsAPiece - 1) / _rowsAPiece);

    /// <inheritdoc/>
    public void Invoke(int index)
    {
        if (plan->Rank == 1)
        {
            var start = index * grain;
            Run(0, 1, start, Math.Min(grain, plan->RowLength - start));
        }
        else
        {
            var first = index * _rowsAPiece;
            Run(first, Math.Min(_rowsAPiece, plan->Rows - first), 0, plan->RowLength);
        }
    }

    /// <summary>Computes rows, from a place in each on.</summary>
    [SkipLocalsInit]
    private void Run(nint firstRow, nint rowCount, nint start, nint length)
    {
        var operands = plan->Operands;
        var outer = plan->Rank - 1;
        var indices = stackalloc nint[FusedPlan<T>.MaximumRank];
        var rows = stackalloc T*[Operands<T>.Maximum];
        for (var k = 0; k < operands; k++)
            rows[k] = plan->Origins[k] + start * plan->RowStride(k);
        var row = firstRow;
        for (var d = outer - 1; d >= 0; d--)
        {
            (row, indices[d]) = Math.DivRem(row, plan->Sizes[d]);
            for (var k = 0; k < operands; k++)
                rows[k] += indices[d] * plan->Strides[k * FusedPlan<T>.MaximumRank + d];
        }

        var masks = stackalloc nint[Operands<T>.Maximum];
        var current = stackalloc T*[Operands<T>.Maximum];
        var numbers = stackalloc byte[Operands<T>.Maximum * LaneBytes];
        var isGathered = false;
        for (var k = 0; k < operands; k++)
        {
            masks[k] = plan->RowStride(k) == 0 && k < plan->Inputs ? 0 : -1;
            isGathered |= plan->RowStride(k) is not (0 or 1);
        }

        while (true)
        {
            for (var k = 0; k < operands; k++)
            {
                current[k] = rows[k];
                if (masks[k] != 0)
                    continue;
                current[k] = (T*)(numbers + k * LaneBytes);
                TLane.Store(current[k], TLane.Create(*rows[k]));
            }

            if (isGathered)
                RunGathered(current, masks, length);
            else
                FusedLoop<T, TLane, TBody>.Run(current, masks, length, body);
            if (--rowCount == 0)
                return;

            // To the next row, carrying into the outer dimensions.
            for (var d = outer - 1; d >= 0; d--)
            {
                var carries = ++indices[d] == plan->Sizes[d];
                for (var k = 0; k < operands; k++)
                {
                    var stride = plan->Strides[k * FusedPlan<T>.MaximumRank + d];
                    rows[k] += carries ? stride * (1 - plan->Sizes[d]) : stride;
                }

                if (!carries)
                    break;
                indices[d] = 0;
            }
        }
    }

    /// <summary>A row of which some operands do not lie side by side: they are copied, a chunk at a time.</summary>
    [SkipLocalsInit]
    private void RunGathered(T** rows, nint* masks, nint length)
    {
        var copies = stackalloc T[Operands<T>.Maximum * ChunkLength];
        var chunk = stackalloc T*[Operands<T>.Maximum];
        for (nint start = 0; start < length; start += ChunkLength)
        {
            var count = Math.Min(ChunkLength, length - start);
            for (var k = 0; k < plan->Operands; k++)
            {
                var stride = plan->RowStride(k);
                chunk[k] = masks[k] == 0 ? rows[k] : rows[k] + start * stride;
                if (stride is 0 or 1)
                    continue;
                chunk[k] = copies + k * ChunkLength;
                if (k < plan->Inputs)
                {
                    for (nint i = 0; i < count; i++)
                        chunk[k][i] = rows[k][(start + i) * stride];
                }
            }

            FusedLoop<T, TLane, TBody>.Run(chunk, masks, count, body);
            for (var k = plan->Inputs; k < plan->Operands; k++)
            {
                var stride = plan->RowStride(k);
                if (stride is 0 or 1)
                    continue;
                for (nint i = 0; i < count; i++)
                    rows[k][(start + i) * stride] = chunk[k][i];
            }
        }
    }
}
