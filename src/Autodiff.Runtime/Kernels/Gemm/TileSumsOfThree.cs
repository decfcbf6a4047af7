using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>How the sums of a tile of three registers a row go to C, as <see cref="TileSums{TLane, T, TColumns}"/> does for fewer.</summary>
/// <remarks>
/// Whole registers are stored without a mask: in the gradient of a convolution's input a row overlaps the one before, and such a store
/// reaches the next row's load sooner. In the kernels of up to 14 rows this would exceed what the JIT inlines into one method.
/// </remarks>
internal readonly unsafe ref struct TileSumsOfThree<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    private readonly T* _c;
    private readonly nint _row;
    private readonly int _third;
    private readonly TLane _alpha;
    private readonly TLane _beta;
    private readonly bool _adds;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileSumsOfThree(in TileArguments<T> tile)
    {
        _c = tile.C;
        _row = tile.CRow;
        _third = tile.Columns - 2 * TLane.Count;
        _alpha = TLane.Create(tile.Alpha);
        _beta = TLane.Create(tile.Beta);
        _adds = tile.Adds;
    }

    /// <summary>Writes the sums of one row, all but those in the third register without a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int row, TLane left, TLane right, TLane third)
    {
        var c = _c + row * _row;
        Combine(left, c);
        Combine(right, c + TLane.Count);
        c += 2 * TLane.Count;
        if (_third == TLane.Count)
        {
            Combine(third, c);
            return;
        }

        third = _alpha * third;
        if (_adds)
            third = TLane.FusedMultiplyAdd(_beta, TLane.Load(c, _third), third);
        TLane.Store(c, third, _third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Combine(TLane sum, T* c)
    {
        sum = _alpha * sum;
        TLane.Store(c, _adds ? TLane.FusedMultiplyAdd(_beta, TLane.Load(c), sum) : sum);
    }
}
