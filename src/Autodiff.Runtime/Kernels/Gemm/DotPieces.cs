namespace Autodiff.Internal;

/// <summary>Dot products in pieces: some rows with all columns each, or where there are few rows, some columns.</summary>
internal unsafe ref struct DotPieces<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private const int WorkOfPiece = 1 << 18;

    private readonly Product<T> _product;
    private readonly int _columnsOfTile;
    private readonly int _rowsOfTile;
    private readonly int _rowsOfPiece;
    private readonly int _columnsOfPiece;
    private readonly int _pieceColumns;
    private TEpilogue _epilogue;

    public DotPieces(in Product<T> product, in TEpilogue epilogue)
    {
        _product = product;
        _epilogue = epilogue;
        var manyRegisters = TileKernels<TLane, T>.Rows >= TileKernels<TLane, T>.MostRows;
        var mostColumns = manyRegisters ? DotKernels<TLane, T>.MostColumns : 3;
        var groups = (product.Columns + mostColumns - 1) / mostColumns;
        _columnsOfTile = (product.Columns + groups - 1) / groups;
        _rowsOfTile = manyRegisters
            ? (_columnsOfTile == DotKernels<TLane, T>.MostColumns ? 5 : DotKernels<TLane, T>.MostRows)
            : _columnsOfTile switch { 1 => 6, 2 => 4, _ => 3 };

        // Whole tiles; the side that is longer is divided.
        if (product.Rows >= product.Columns)
        {
            var work = Math.Max(1, (long)product.Columns * product.Depth);
            _rowsOfPiece = RoundUp((int)Math.Min(product.Rows, WorkOfPiece / work + 1), _rowsOfTile);
            _columnsOfPiece = product.Columns;
        }
        else
        {
            var work = Math.Max(1, (long)product.Rows * product.Depth);
            _rowsOfPiece = product.Rows;
            _columnsOfPiece = RoundUp((int)Math.Min(product.Columns, WorkOfPiece / work + 1), _columnsOfTile);
        }

        _pieceColumns = (product.Columns + _columnsOfPiece - 1) / _columnsOfPiece;
        Count = _pieceColumns * ((product.Rows + _rowsOfPiece - 1) / _rowsOfPiece);
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>Sums one piece.</summary>
    public void Invoke(int index)
    {
        var (pieceRow, pieceColumn) = Math.DivRem(index, _pieceColumns);
        int firstRow = pieceRow * _rowsOfPiece, endRow = Math.Min(_product.Rows, firstRow + _rowsOfPiece);
        int firstColumn = pieceColumn * _columnsOfPiece, endColumn = Math.Min(_product.Columns, firstColumn + _columnsOfPiece);
        var tile = new DotArguments<T>
        {
            Depth = _product.Depth,
            ARow = _product.ARow,
            BColumn = _product.BColumn,
            CRow = _product.CRow,
            Alpha = _product.Alpha,
            Beta = _product.Beta,
            Scales = !Scalar.Equals(_product.Alpha, 1) || !Scalar.Equals(_product.Beta, 0),
        };

        // A group of columns stays in the first cache while the rows pass by.
        for (var j = firstColumn; j < endColumn; j += _columnsOfTile)
        {
            var columns = Math.Min(_columnsOfTile, endColumn - j);
            tile.B = _product.B + j * _product.BColumn;
            for (var i = firstRow; i < endRow; i += _rowsOfTile)
            {
                tile.A = _product.A + i * _product.ARow;
                tile.C = _product.C + i * _product.CRow + j;
                DotKernels<TLane, T>.For(Math.Min(_rowsOfTile, endRow - i), columns)(tile);
            }
        }

        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
            EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, _product.C, _product.CRow, firstRow, endRow - firstRow, firstColumn, endColumn - firstColumn);
    }

    private static int RoundUp(int count, int multiple) => (count + multiple - 1) / multiple * multiple;
}
