namespace Autodiff.Internal;

/// <summary>One block of B as the tile kernels read it: panels of two registers' columns, packed or where they are.</summary>
/// <remarks>A last panel that fills no register is packed in any case, so that kernels never read past B's end.</remarks>
internal readonly unsafe struct PanelsOfB<TLane, T> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    private const int PanelsOfPiece = 8;
    private const int StepsAtATime = 32;
    private const int StepsAhead = 16;

    private readonly T* _b;
    private readonly nint _row;
    private readonly nint _column;
    private readonly T* _packed;
    private readonly bool _packsAll;
    private readonly bool _fetches;
    private readonly int _columns;

    public PanelsOfB(in Product<T> product, in TilePlan<TLane, T> plan, int start, int depth, int column, int columns, T* packed)
    {
        _b = product.B + start * product.BRow + column * product.BColumn;
        _row = product.BRow;
        _column = product.BColumn;
        _packed = packed;
        _packsAll = plan.PacksB;
        _fetches = plan.Fetches;
        _columns = columns;
        Depth = depth;
        Count = (columns + Width - 1) / Width;
    }

    private static int Width => 2 * TLane.Count;

    /// <summary>How many panels there are, and how deep.</summary>
    public int Count { get; }
    public int Depth { get; }

    /// <summary>In how many pieces they can be packed.</summary>
    public int PackingPieces => _packsAll ? (Count + PanelsOfPiece - 1) / PanelsOfPiece : 1;

    /// <summary>Packs what is to be packed.</summary>
    public void Pack()
    {
        for (var piece = 0; piece < PackingPieces; piece++)
            Invoke(piece);
    }

    /// <summary>Packs some panels, a few steps of all at a time, so that B is read along its rows.</summary>
    public void Invoke(int index)
    {
        int first = index * PanelsOfPiece, end = Math.Min(Count, first + PanelsOfPiece);
        if (!_packsAll)
        {
            if (IsWhole(Count - 1))
                return;
            (first, end) = (Count - 1, Count);
        }

        for (var k = 0; k < Depth; k += StepsAtATime)
        {
            for (var panel = first; panel < end; panel++)
            {
                var columns = ColumnsOf(panel);
                nint step = columns > TLane.Count ? Width : TLane.Count;
                Packing<TLane, T>.Panel(
                    _b + k * _row + panel * Width * _column, _row, _column, columns, Math.Min(StepsAtATime, Depth - k), Packed(panel) + k * step);
            }
        }
    }

    /// <summary>Lets a kernel read a panel.</summary>
    /// <returns>Whether its rows take two registers.</returns>
    public bool Place(int panel, ref TileArguments<T> tile)
    {
        var columns = ColumnsOf(panel);
        var wide = columns > TLane.Count;
        var inPlace = !_packsAll && IsWhole(panel);
        tile.Columns = columns;
        tile.B = inPlace ? _b + panel * Width : Packed(panel);
        tile.BStep = inPlace ? _row : wide ? Width : TLane.Count;

        // In place what follows is the next panel's part of this row: its rows are too far apart for the processor to guess.
        tile.BAhead = !_fetches ? 0 : inPlace ? Width : StepsAhead * tile.BStep;
        return wide;
    }

    private int ColumnsOf(int panel) => Math.Min(Width, _columns - panel * Width);

    private bool IsWhole(int panel) => ColumnsOf(panel) is var columns && (columns == Width || columns == TLane.Count);

    private T* Packed(int panel) => _packsAll ? _packed + (nint)panel * Width * Depth : _packed;
}
