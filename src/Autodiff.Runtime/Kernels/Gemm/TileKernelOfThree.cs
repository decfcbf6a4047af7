using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The tile kernel with three registers a row: where one would be left over, which alone cannot use the multipliers.</summary>
/// <remarks>
/// As <see cref="TileKernel{TLane, T, TRows, TColumns}"/>, whose body would have too many variables for the JIT with a third column. 8 rows
/// fit into the registers of AVX-512, 4 into those of AVX2.
/// </remarks>
internal static unsafe class TileKernelOfThree<TLane, T, TRows>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TRows : struct, ITileExtent
{
    /// <summary><c>C = alpha * A B + beta * C</c> for one tile; C is not read if beta is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in TileArguments<T> tile)
    {
        nint step = tile.AStep * sizeof(T), bStep = tile.BStep * sizeof(T);
        nint row1 = tile.ARow * sizeof(T), row2 = 2 * row1, row3 = tile.AThree == 0 ? 3 * row1 : tile.AThree * sizeof(T);
        byte* a0 = (byte*)tile.A, a3 = a0 + row3, a6 = a3 + row3;
        var b = (byte*)tile.B;

        TLane left0 = default, right0 = default, third0 = default;
        if (tile.Start != null)
        {
            left0 = TLane.Load(tile.Start);
            right0 = TLane.Load(tile.Start + TLane.Count);
            third0 = TLane.Load(tile.Start + 2 * TLane.Count);
        }

        TLane left1 = left0, right1 = right0, third1 = third0;
        TLane left2 = left0, right2 = right0, third2 = third0;
        TLane left3 = left0, right3 = right0, third3 = third0;
        TLane left4 = left0, right4 = right0, third4 = third0;
        TLane left5 = left0, right5 = right0, third5 = third0;
        TLane left6 = left0, right6 = right0, third6 = third0;
        TLane left7 = left0, right7 = right0, third7 = third0;
        var jumps = tile.Jumps;
        for (var segment = tile.Segments; ;)
        {
            for (var k = tile.Depth; k > 0; k--)
            {
                TLane a, left = TLane.Load((T*)b), right = TLane.Load((T*)b + TLane.Count), third = TLane.Load((T*)b + 2 * TLane.Count);
                { a = TLane.Create(*(T*)(a0)); left0 = TLane.FusedMultiplyAdd(a, left, left0); right0 = TLane.FusedMultiplyAdd(a, right, right0); third0 = TLane.FusedMultiplyAdd(a, third, third0); }
                if (TRows.Value > 1) { a = TLane.Create(*(T*)(a0 + row1)); left1 = TLane.FusedMultiplyAdd(a, left, left1); right1 = TLane.FusedMultiplyAdd(a, right, right1); third1 = TLane.FusedMultiplyAdd(a, third, third1); }
                if (TRows.Value > 2) { a = TLane.Create(*(T*)(a0 + row2)); left2 = TLane.FusedMultiplyAdd(a, left, left2); right2 = TLane.FusedMultiplyAdd(a, right, right2); third2 = TLane.FusedMultiplyAdd(a, third, third2); }
                if (TRows.Value > 3) { a = TLane.Create(*(T*)(a3)); left3 = TLane.FusedMultiplyAdd(a, left, left3); right3 = TLane.FusedMultiplyAdd(a, right, right3); third3 = TLane.FusedMultiplyAdd(a, third, third3); }
                if (TRows.Value > 4) { a = TLane.Create(*(T*)(a3 + row1)); left4 = TLane.FusedMultiplyAdd(a, left, left4); right4 = TLane.FusedMultiplyAdd(a, right, right4); third4 = TLane.FusedMultiplyAdd(a, third, third4); }
                if (TRows.Value > 5) { a = TLane.Create(*(T*)(a3 + row2)); left5 = TLane.FusedMultiplyAdd(a, left, left5); right5 = TLane.FusedMultiplyAdd(a, right, right5); third5 = TLane.FusedMultiplyAdd(a, third, third5); }
                if (TRows.Value > 6) { a = TLane.Create(*(T*)(a6)); left6 = TLane.FusedMultiplyAdd(a, left, left6); right6 = TLane.FusedMultiplyAdd(a, right, right6); third6 = TLane.FusedMultiplyAdd(a, third, third6); }
                if (TRows.Value > 7) { a = TLane.Create(*(T*)(a6 + row1)); left7 = TLane.FusedMultiplyAdd(a, left, left7); right7 = TLane.FusedMultiplyAdd(a, right, right7); third7 = TLane.FusedMultiplyAdd(a, third, third7); }

                a0 += step;
                if (TRows.Value > 3) a3 += step;
                if (TRows.Value > 6) a6 += step;
                b += bStep;
            }

            if (--segment <= 0)
                break;
            var jump = *jumps++ * sizeof(T);
            a0 += jump;
            if (TRows.Value > 3) a3 += jump;
            if (TRows.Value > 6) a6 += jump;
        }

        // In this order: a row may overlap the one before.
        var sums = new TileSumsOfThree<TLane, T>(tile);
        sums.Store(0, left0, right0, third0);
        if (TRows.Value > 1) sums.Store(1, left1, right1, third1);
        if (TRows.Value > 2) sums.Store(2, left2, right2, third2);
        if (TRows.Value > 3) sums.Store(3, left3, right3, third3);
        if (TRows.Value > 4) sums.Store(4, left4, right4, third4);
        if (TRows.Value > 5) sums.Store(5, left5, right5, third5);
        if (TRows.Value > 6) sums.Store(6, left6, right6, third6);
        if (TRows.Value > 7) sums.Store(7, left7, right7, third7);
    }
}
