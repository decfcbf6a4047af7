using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Dot products of <c>TRows</c> rows of A with <c>TColumns</c> columns of B, both contiguous in depth: no lane is wasted where
/// the result is narrower than a register.
/// </summary>
/// <remarks>
/// As in <see cref="TileKernel{TLane, T, TRows, TColumns}"/> the extents are constants, so that up to 30 sums stay in registers.
/// Each sum has one part for each lane, added up at the end.
/// </remarks>
internal static unsafe class DotKernel<TLane, T, TRows, TColumns>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TRows : struct, ITileExtent
    where TColumns : struct, ITileExtent
{
    /// <summary><c>C = alpha * A B + beta * C</c> for one tile; C is not read if beta is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in DotArguments<T> tile)
    {
        nint row1 = tile.ARow * sizeof(T), row2 = 2 * row1, column1 = tile.BColumn * sizeof(T), column2 = 2 * column1;
        byte* a0 = (byte*)tile.A, a3 = a0 + row1 + row2, b0 = (byte*)tile.B, b3 = b0 + column1 + column2;

        TLane sum00 = default, sum01 = default, sum02 = default, sum03 = default, sum04 = default;
        TLane sum10 = default, sum11 = default, sum12 = default, sum13 = default, sum14 = default;
        TLane sum20 = default, sum21 = default, sum22 = default, sum23 = default, sum24 = default;
        TLane sum30 = default, sum31 = default, sum32 = default, sum33 = default, sum34 = default;
        TLane sum40 = default, sum41 = default, sum42 = default, sum43 = default, sum44 = default;
        TLane sum50 = default, sum51 = default, sum52 = default, sum53 = default, sum54 = default;

        var depth = tile.Depth;
        for (; depth >= TLane.Count; depth -= TLane.Count)
        {
            TLane y0 = TLane.Load((T*)b0), y1 = default, y2 = default, y3 = default, y4 = default;
            if (TColumns.Value > 1) y1 = TLane.Load((T*)(b0 + column1));
            if (TColumns.Value > 2) y2 = TLane.Load((T*)(b0 + column2));
            if (TColumns.Value > 3) y3 = TLane.Load((T*)(b3));
            if (TColumns.Value > 4) y4 = TLane.Load((T*)(b3 + column1));
            { var x = TLane.Load((T*)(a0)); sum00 = TLane.FusedMultiplyAdd(x, y0, sum00); if (TColumns.Value > 1) sum01 = TLane.FusedMultiplyAdd(x, y1, sum01); if (TColumns.Value > 2) sum02 = TLane.FusedMultiplyAdd(x, y2, sum02); if (TColumns.Value > 3) sum03 = TLane.FusedMultiplyAdd(x, y3, sum03); if (TColumns.Value > 4) sum04 = TLane.FusedMultiplyAdd(x, y4, sum04); }
            if (TRows.Value > 1) { var x = TLane.Load((T*)(a0 + row1)); sum10 = TLane.FusedMultiplyAdd(x, y0, sum10); if (TColumns.Value > 1) sum11 = TLane.FusedMultiplyAdd(x, y1, sum11); if (TColumns.Value > 2) sum12 = TLane.FusedMultiplyAdd(x, y2, sum12); if (TColumns.Value > 3) sum13 = TLane.FusedMultiplyAdd(x, y3, sum13); if (TColumns.Value > 4) sum14 = TLane.FusedMultiplyAdd(x, y4, sum14); }
            if (TRows.Value > 2) { var x = TLane.Load((T*)(a0 + row2)); sum20 = TLane.FusedMultiplyAdd(x, y0, sum20); if (TColumns.Value > 1) sum21 = TLane.FusedMultiplyAdd(x, y1, sum21); if (TColumns.Value > 2) sum22 = TLane.FusedMultiplyAdd(x, y2, sum22); if (TColumns.Value > 3) sum23 = TLane.FusedMultiplyAdd(x, y3, sum23); if (TColumns.Value > 4) sum24 = TLane.FusedMultiplyAdd(x, y4, sum24); }
            if (TRows.Value > 3) { var x = TLane.Load((T*)(a3)); sum30 = TLane.FusedMultiplyAdd(x, y0, sum30); if (TColumns.Value > 1) sum31 = TLane.FusedMultiplyAdd(x, y1, sum31); if (TColumns.Value > 2) sum32 = TLane.FusedMultiplyAdd(x, y2, sum32); if (TColumns.Value > 3) sum33 = TLane.FusedMultiplyAdd(x, y3, sum33); if (TColumns.Value > 4) sum34 = TLane.FusedMultiplyAdd(x, y4, sum34); }
            if (TRows.Value > 4) { var x = TLane.Load((T*)(a3 + row1)); sum40 = TLane.FusedMultiplyAdd(x, y0, sum40); if (TColumns.Value > 1) sum41 = TLane.FusedMultiplyAdd(x, y1, sum41); if (TColumns.Value > 2) sum42 = TLane.FusedMultiplyAdd(x, y2, sum42); if (TColumns.Value > 3) sum43 = TLane.FusedMultiplyAdd(x, y3, sum43); if (TColumns.Value > 4) sum44 = TLane.FusedMultiplyAdd(x, y4, sum44); }
            if (TRows.Value > 5) { var x = TLane.Load((T*)(a3 + row2)); sum50 = TLane.FusedMultiplyAdd(x, y0, sum50); if (TColumns.Value > 1) sum51 = TLane.FusedMultiplyAdd(x, y1, sum51); if (TColumns.Value > 2) sum52 = TLane.FusedMultiplyAdd(x, y2, sum52); if (TColumns.Value > 3) sum53 = TLane.FusedMultiplyAdd(x, y3, sum53); if (TColumns.Value > 4) sum54 = TLane.FusedMultiplyAdd(x, y4, sum54); }

            a0 += TLane.Count * sizeof(T);
            if (TRows.Value > 3) a3 += TLane.Count * sizeof(T);
            b0 += TLane.Count * sizeof(T);
            if (TColumns.Value > 3) b3 += TLane.Count * sizeof(T);
        }

        if (depth > 0)
        {
            var rest = (int)depth;
            TLane y0 = TLane.Load((T*)b0, rest), y1 = default, y2 = default, y3 = default, y4 = default;
            if (TColumns.Value > 1) y1 = TLane.Load((T*)(b0 + column1), rest);
            if (TColumns.Value > 2) y2 = TLane.Load((T*)(b0 + column2), rest);
            if (TColumns.Value > 3) y3 = TLane.Load((T*)(b3), rest);
            if (TColumns.Value > 4) y4 = TLane.Load((T*)(b3 + column1), rest);
            { var x = TLane.Load((T*)(a0), rest); sum00 = TLane.FusedMultiplyAdd(x, y0, sum00); if (TColumns.Value > 1) sum01 = TLane.FusedMultiplyAdd(x, y1, sum01); if (TColumns.Value > 2) sum02 = TLane.FusedMultiplyAdd(x, y2, sum02); if (TColumns.Value > 3) sum03 = TLane.FusedMultiplyAdd(x, y3, sum03); if (TColumns.Value > 4) sum04 = TLane.FusedMultiplyAdd(x, y4, sum04); }
            if (TRows.Value > 1) { var x = TLane.Load((T*)(a0 + row1), rest); sum10 = TLane.FusedMultiplyAdd(x, y0, sum10); if (TColumns.Value > 1) sum11 = TLane.FusedMultiplyAdd(x, y1, sum11); if (TColumns.Value > 2) sum12 = TLane.FusedMultiplyAdd(x, y2, sum12); if (TColumns.Value > 3) sum13 = TLane.FusedMultiplyAdd(x, y3, sum13); if (TColumns.Value > 4) sum14 = TLane.FusedMultiplyAdd(x, y4, sum14); }
            if (TRows.Value > 2) { var x = TLane.Load((T*)(a0 + row2), rest); sum20 = TLane.FusedMultiplyAdd(x, y0, sum20); if (TColumns.Value > 1) sum21 = TLane.FusedMultiplyAdd(x, y1, sum21); if (TColumns.Value > 2) sum22 = TLane.FusedMultiplyAdd(x, y2, sum22); if (TColumns.Value > 3) sum23 = TLane.FusedMultiplyAdd(x, y3, sum23); if (TColumns.Value > 4) sum24 = TLane.FusedMultiplyAdd(x, y4, sum24); }
            if (TRows.Value > 3) { var x = TLane.Load((T*)(a3), rest); sum30 = TLane.FusedMultiplyAdd(x, y0, sum30); if (TColumns.Value > 1) sum31 = TLane.FusedMultiplyAdd(x, y1, sum31); if (TColumns.Value > 2) sum32 = TLane.FusedMultiplyAdd(x, y2, sum32); if (TColumns.Value > 3) sum33 = TLane.FusedMultiplyAdd(x, y3, sum33); if (TColumns.Value > 4) sum34 = TLane.FusedMultiplyAdd(x, y4, sum34); }
            if (TRows.Value > 4) { var x = TLane.Load((T*)(a3 + row1), rest); sum40 = TLane.FusedMultiplyAdd(x, y0, sum40); if (TColumns.Value > 1) sum41 = TLane.FusedMultiplyAdd(x, y1, sum41); if (TColumns.Value > 2) sum42 = TLane.FusedMultiplyAdd(x, y2, sum42); if (TColumns.Value > 3) sum43 = TLane.FusedMultiplyAdd(x, y3, sum43); if (TColumns.Value > 4) sum44 = TLane.FusedMultiplyAdd(x, y4, sum44); }
            if (TRows.Value > 5) { var x = TLane.Load((T*)(a3 + row2), rest); sum50 = TLane.FusedMultiplyAdd(x, y0, sum50); if (TColumns.Value > 1) sum51 = TLane.FusedMultiplyAdd(x, y1, sum51); if (TColumns.Value > 2) sum52 = TLane.FusedMultiplyAdd(x, y2, sum52); if (TColumns.Value > 3) sum53 = TLane.FusedMultiplyAdd(x, y3, sum53); if (TColumns.Value > 4) sum54 = TLane.FusedMultiplyAdd(x, y4, sum54); }
        }

        // Four columns of each row, and behind them the fifth column. What needs no scaling goes to C at once.
        var sums = stackalloc T[32];
        var atOnce = TColumns.Value >= 4 && !tile.Scales;
        var to = atOnce ? tile.C : sums;
        var row = atOnce ? tile.CRow : 4;
        LaneSum.Four(sum00, sum01, sum02, sum03, to);
        if (TRows.Value > 1) LaneSum.Four(sum10, sum11, sum12, sum13, to + row);
        if (TRows.Value > 2) LaneSum.Four(sum20, sum21, sum22, sum23, to + 2 * row);
        if (TRows.Value > 3) LaneSum.Four(sum30, sum31, sum32, sum33, to + 3 * row);
        if (TRows.Value > 4) LaneSum.Four(sum40, sum41, sum42, sum43, to + 4 * row);
        if (TRows.Value > 5) LaneSum.Four(sum50, sum51, sum52, sum53, to + 5 * row);
        if (TColumns.Value > 4)
        {
            LaneSum.Four(sum04, sum14, sum24, sum34, sums + 24);
            if (TRows.Value > 4) LaneSum.Four(sum44, sum54, default, default, sums + 28);
        }

        for (var i = 0; i < TRows.Value; i++)
        {
            var c = tile.C + i * tile.CRow;
            for (var j = atOnce ? 4 : 0; j < TColumns.Value; j++)
            {
                var value = Scalar.Multiply(tile.Alpha, sums[j < 4 ? 4 * i + j : 24 + i]);
                c[j] = Scalar.Equals(tile.Beta, 0) ? value : Scalar.FusedMultiplyAdd(tile.Beta, c[j], value);
            }
        }
    }
}
