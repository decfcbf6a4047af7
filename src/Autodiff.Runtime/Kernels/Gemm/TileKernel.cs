using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>
/// The innermost product: a tile of C, <c>TRows</c> rows by <c>TColumns</c> registers, is summed in registers over a depth.
/// </summary>
/// <remarks>
/// One body serves every tile shape, element type and register width. The extents are constants of the type arguments, so
/// that the JIT leaves out the rows a shape does not have and keeps all sums in registers: 14 x 2 of the 32 that AVX-512
/// has, 6 x 2 of the 16 of AVX2. Nothing may be called while they live, or the JIT spills them in every step.
/// Each element is the sum of its products in order of depth, whatever the tile, so that results depend neither on how C
/// is divided nor on the width.
/// </remarks>
internal static unsafe class TileKernel<TLane, T, TRows, TColumns>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TRows : struct, ITileExtent
    where TColumns : struct, ITileExtent
{
    /// <summary><c>C = alpha * A B + beta * C</c> for one tile; C is not read if beta is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in TileArguments<T> tile)
    {
        nint step = tile.AStep * sizeof(T), bStep = tile.BStep * sizeof(T), ahead = tile.BAhead * sizeof(T);
        nint row1 = tile.ARow * sizeof(T), row2 = 2 * row1, row3 = tile.AThree == 0 ? 3 * row1 : tile.AThree * sizeof(T);
        byte* a0 = (byte*)tile.A, a3 = a0 + row3, a6 = a3 + row3, a9 = a6 + row3, a12 = a9 + row3;
        var b = (byte*)tile.B;

        TLane left0 = default, right0 = default;
        if (tile.Start != null)
        {
            left0 = TLane.Load(tile.Start);
            if (TColumns.Value > 1)
                right0 = TLane.Load(tile.Start + TLane.Count);
        }

        TLane left1 = left0, right1 = right0;
        TLane left2 = left0, right2 = right0;
        TLane left3 = left0, right3 = right0;
        TLane left4 = left0, right4 = right0;
        TLane left5 = left0, right5 = right0;
        TLane left6 = left0, right6 = right0;
        TLane left7 = left0, right7 = right0;
        TLane left8 = left0, right8 = right0;
        TLane left9 = left0, right9 = right0;
        TLane left10 = left0, right10 = right0;
        TLane left11 = left0, right11 = right0;
        TLane left12 = left0, right12 = right0;
        TLane left13 = left0, right13 = right0;
        var jumps = tile.Jumps;
        for (var segment = tile.Segments; ;)
        {
            for (var k = tile.Depth; k > 0; k--)
            {
                TLane a, left = TLane.Load((T*)b), right = TColumns.Value > 1 ? TLane.Load((T*)b + TLane.Count) : default;
                if (TColumns.Value > 1 && Sse.IsSupported)
                {
                    Sse.Prefetch0(b + ahead);
                    Sse.Prefetch0(b + ahead + TLane.Count * sizeof(T));
                }

                { a = TLane.Create(*(T*)(a0)); left0 = TLane.FusedMultiplyAdd(a, left, left0); if (TColumns.Value > 1) right0 = TLane.FusedMultiplyAdd(a, right, right0); }
                if (TRows.Value > 1) { a = TLane.Create(*(T*)(a0 + row1)); left1 = TLane.FusedMultiplyAdd(a, left, left1); if (TColumns.Value > 1) right1 = TLane.FusedMultiplyAdd(a, right, right1); }
                if (TRows.Value > 2) { a = TLane.Create(*(T*)(a0 + row2)); left2 = TLane.FusedMultiplyAdd(a, left, left2); if (TColumns.Value > 1) right2 = TLane.FusedMultiplyAdd(a, right, right2); }
                if (TRows.Value > 3) { a = TLane.Create(*(T*)(a3)); left3 = TLane.FusedMultiplyAdd(a, left, left3); if (TColumns.Value > 1) right3 = TLane.FusedMultiplyAdd(a, right, right3); }
                if (TRows.Value > 4) { a = TLane.Create(*(T*)(a3 + row1)); left4 = TLane.FusedMultiplyAdd(a, left, left4); if (TColumns.Value > 1) right4 = TLane.FusedMultiplyAdd(a, right, right4); }
                if (TRows.Value > 5) { a = TLane.Create(*(T*)(a3 + row2)); left5 = TLane.FusedMultiplyAdd(a, left, left5); if (TColumns.Value > 1) right5 = TLane.FusedMultiplyAdd(a, right, right5); }
                if (TRows.Value > 6) { a = TLane.Create(*(T*)(a6)); left6 = TLane.FusedMultiplyAdd(a, left, left6); if (TColumns.Value > 1) right6 = TLane.FusedMultiplyAdd(a, right, right6); }
                if (TRows.Value > 7) { a = TLane.Create(*(T*)(a6 + row1)); left7 = TLane.FusedMultiplyAdd(a, left, left7); if (TColumns.Value > 1) right7 = TLane.FusedMultiplyAdd(a, right, right7); }
                if (TRows.Value > 8) { a = TLane.Create(*(T*)(a6 + row2)); left8 = TLane.FusedMultiplyAdd(a, left, left8); if (TColumns.Value > 1) right8 = TLane.FusedMultiplyAdd(a, right, right8); }
                if (TRows.Value > 9) { a = TLane.Create(*(T*)(a9)); left9 = TLane.FusedMultiplyAdd(a, left, left9); if (TColumns.Value > 1) right9 = TLane.FusedMultiplyAdd(a, right, right9); }
                if (TRows.Value > 10) { a = TLane.Create(*(T*)(a9 + row1)); left10 = TLane.FusedMultiplyAdd(a, left, left10); if (TColumns.Value > 1) right10 = TLane.FusedMultiplyAdd(a, right, right10); }
                if (TRows.Value > 11) { a = TLane.Create(*(T*)(a9 + row2)); left11 = TLane.FusedMultiplyAdd(a, left, left11); if (TColumns.Value > 1) right11 = TLane.FusedMultiplyAdd(a, right, right11); }
                if (TRows.Value > 12) { a = TLane.Create(*(T*)(a12)); left12 = TLane.FusedMultiplyAdd(a, left, left12); if (TColumns.Value > 1) right12 = TLane.FusedMultiplyAdd(a, right, right12); }
                if (TRows.Value > 13) { a = TLane.Create(*(T*)(a12 + row1)); left13 = TLane.FusedMultiplyAdd(a, left, left13); if (TColumns.Value > 1) right13 = TLane.FusedMultiplyAdd(a, right, right13); }

                a0 += step;
                if (TRows.Value > 3) a3 += step;
                if (TRows.Value > 6) a6 += step;
                if (TRows.Value > 9) a9 += step;
                if (TRows.Value > 12) a12 += step;
                b += bStep;
            }

            if (--segment <= 0)
                break;
            var jump = *jumps++ * sizeof(T);
            a0 += jump;
            if (TRows.Value > 3) a3 += jump;
            if (TRows.Value > 6) a6 += jump;
            if (TRows.Value > 9) a9 += jump;
            if (TRows.Value > 12) a12 += jump;
        }

        var sums = new TileSums<TLane, T, TColumns>(tile);
        sums.Store(0, left0, right0);
        if (TRows.Value > 1) sums.Store(1, left1, right1);
        if (TRows.Value > 2) sums.Store(2, left2, right2);
        if (TRows.Value > 3) sums.Store(3, left3, right3);
        if (TRows.Value > 4) sums.Store(4, left4, right4);
        if (TRows.Value > 5) sums.Store(5, left5, right5);
        if (TRows.Value > 6) sums.Store(6, left6, right6);
        if (TRows.Value > 7) sums.Store(7, left7, right7);
        if (TRows.Value > 8) sums.Store(8, left8, right8);
        if (TRows.Value > 9) sums.Store(9, left9, right9);
        if (TRows.Value > 10) sums.Store(10, left10, right10);
        if (TRows.Value > 11) sums.Store(11, left11, right11);
        if (TRows.Value > 12) sums.Store(12, left12, right12);
        if (TRows.Value > 13) sums.Store(13, left13, right13);
    }
}
