using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>The tiles of C for one block of B, in pieces: a block of rows by a group of panels each.</summary>
internal unsafe ref struct TilePieces<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private readonly ref readonly Product<T> _product;
    private readonly ref readonly TilePlan<TLane, T> _plan;
    private readonly ref readonly PanelsOfB<TLane, T> _b;
    private readonly int _start;
    private readonly int _column;
    private readonly int _groups;
    private TEpilogue _epilogue;

    public TilePieces(
        in Product<T> product, in TilePlan<TLane, T> plan, in PanelsOfB<TLane, T> b, int start, int column, int groups, in TEpilogue epilogue)
    {
        _product = ref product;
        _plan = ref plan;
        _b = ref b;
        _start = start;
        _column = column;
        _groups = groups;
        _epilogue = epilogue;
    }

    /// <summary>Sums one piece.</summary>
    public void Invoke(int index)
    {
        var (block, group) = _groups == 1 ? (index, 0) : Math.DivRem(index, _groups);
        int firstTile = block * _plan.TilesOfBlock, endTile = Math.Min(_plan.Tiles, firstTile + _plan.TilesOfBlock);
        int firstRow = _plan.FirstRow(firstTile), rows = _plan.FirstRow(endTile) - firstRow;
        int firstPanel = (int)((long)_b.Count * group / _groups), endPanel = (int)((long)_b.Count * (group + 1) / _groups);

        var a = _product.A + firstRow * _product.ARow + _start * _product.AColumn;
        if (!_plan.PacksA)
        {
            Sum(firstTile, endTile, firstPanel, endPanel, a, _product.ARow, _product.ARow, _product.AColumn);
            return;
        }

        var packedRow = Packing<TLane, T>.RowOfA(_b.Depth);
        using var packed = Scratch.Take<T>(rows * packedRow);
        nint row = 1, step = 1;
        for (var tile = firstTile; tile < endTile; tile++)
        {
            int first = _plan.FirstRow(tile) - firstRow, tileRows = _plan.FirstRow(tile + 1) - firstRow - first;
            (row, step) = Packing<TLane, T>.Tile(
                a + first * _product.ARow, _product.ARow, _product.AColumn, tileRows, _b.Depth, packed.Start + first * packedRow);
        }

        Sum(firstTile, endTile, firstPanel, endPanel, packed.Start, packedRow, row, step);
    }

    // Tiles lie rowOfTile elements a row apart. A step of -1 means steps of the tile's rows, as packed tiles of transposed A have.
    private void Sum(int firstTile, int endTile, int firstPanel, int endPanel, T* a, nint rowOfTile, nint row, nint step)
    {
        var last = _start + _b.Depth == _product.Depth;
        var tile = new TileArguments<T>
        {
            Depth = _b.Depth,
            ARow = row,
            CRow = _product.CRow,
            Alpha = _product.Alpha,
            Beta = _start == 0 ? _product.Beta : Scalar.Create<T>(1),
        };
        tile.Adds = !Scalar.Equals(tile.Beta, 0);
        tile.Scales = tile.Adds || !Scalar.Equals(tile.Alpha, 1);
        var (firstRow, fetchesC) = (_plan.FirstRow(firstTile), _plan.FetchesC);
        var (even, withOneMore) = (_plan.RowsOfTile, _plan.TilesWithOneMore);
        for (var panel = firstPanel; panel < endPanel; panel++)
        {
            var wide = _b.Place(panel, ref tile);
            var column = _column + panel * 2 * TLane.Count;
            tile.A = a;
            tile.C = _product.C + firstRow * tile.CRow + column;
            for (int i = firstTile, first = firstRow; i < endTile; i++)
            {
                var rows = i < withOneMore ? even + 1 : even;
                tile.AStep = step < 0 ? rows : step;
                if (fetchesC)
                    Fetch(tile.C, tile.CRow, rows);
                TileKernels<TLane, T>.For(rows, wide)(tile);
                if (last && EpiloguePass<TLane, T, TEpilogue>.Exists)
                    EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, _product.C, _product.CRow, first, rows, column, tile.Columns);
                tile.A += rows * rowOfTile;
                tile.C += rows * tile.CRow;
                first += rows;
            }
        }
    }

    // A tile's rows of C lie far apart; the depth's worth of products is time enough to fetch them.
    private static void Fetch(T* c, nint row, int rows)
    {
        if (!Sse.IsSupported)
            return;
        for (var i = 0; i < rows; i++, c += row)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + TLane.Count);
        }
    }
}
