using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>How the sums of a tile go to C: as they are, or scaled, added to what is there, and cut off at C's last column.</summary>
internal readonly unsafe ref struct TileSums<TLane, T, TColumns>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TColumns : struct, ITileExtent
{
    private readonly T* _c;
    private readonly nint _row;
    private readonly int _left;
    private readonly int _right;
    private readonly TLane _alpha;
    private readonly TLane _beta;
    private readonly bool _adds;
    private readonly bool _asTheyAre;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileSums(in TileArguments<T> tile)
    {
        _c = tile.C;
        _row = tile.CRow;
        _left = Math.Min(tile.Columns, TLane.Count);
        _right = tile.Columns - _left;
        _alpha = TLane.Create(tile.Alpha);
        _beta = TLane.Create(tile.Beta);
        _adds = tile.Adds;
        _asTheyAre = !tile.Scales && tile.Columns == TColumns.Value * TLane.Count;
    }

    /// <summary>Writes the sums of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int row, TLane left, TLane right)
    {
        var c = _c + row * _row;
        if (_asTheyAre)
        {
            TLane.Store(c, left);
            if (TColumns.Value > 1)
                TLane.Store(c + TLane.Count, right);
        }
        else
        {
            Combine(left, c, _left);
            if (TColumns.Value > 1)
                Combine(right, c + TLane.Count, _right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Combine(TLane sum, T* c, int count)
    {
        sum = _alpha * sum;
        if (_adds)
            sum = TLane.FusedMultiplyAdd(_beta, TLane.Load(c, count), sum);
        TLane.Store(c, sum, count);
    }
}
