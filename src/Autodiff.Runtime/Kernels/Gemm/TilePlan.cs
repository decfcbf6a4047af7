using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>How a product is divided: rows into tiles and blocks of tiles, depth and columns into blocks, and what is packed.</summary>
/// <remarks>
/// The depth's blocks decide where sums are rounded, so they follow from the operands alone. Rows and columns may be
/// divided in any way without a bit changing.
/// </remarks>
internal readonly struct TilePlan<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    // Measured on a core with 32 KB and 1 MB of its own cache: a tile's part of A and B stays in the second level.
    private const int DepthBytes = 4096;
    private const int DepthOfFewRows = 256;
    private const int BlockColumns = 2048;
    private const int BlockRows = 224;
    private const int SecondLevelBytes = 768 << 10;
    private const int PageBytes = 4096;

    /// <summary>Decides for a product.</summary>
    public TilePlan(in Product<T> product)
    {
        long rows = product.Rows, columns = product.Columns, depth = product.Depth, size = Unsafe.SizeOf<T>();
        Width = 2 * TLane.Count;
        Tiles = (product.Rows + TileKernels<TLane, T>.Rows - 1) / TileKernels<TLane, T>.Rows;
        (RowsOfTile, TilesWithOneMore) = Math.DivRem(product.Rows, Tiles);
        TilesOfBlock = BlockRows / TileKernels<TLane, T>.Rows;
        Blocks = (Tiles + TilesOfBlock - 1) / TilesOfBlock;
        var panels = (columns + 2 * TLane.Count - 1) / (2 * TLane.Count);
        var fewRows = rows <= 3 * TileKernels<TLane, T>.MostRows;

        // Rows at multiples of a page share few lines of the first cache and need an entry of the TLB each.
        var bJumps = (product.BRow * size & (PageBytes - 1)) == 0 && depth > 64;
        PacksB = product.BColumn != 1 || (!fewRows && (columns * depth * size > SecondLevelBytes || bJumps));
        var aJumps = product.AColumn == 1 ? (product.ARow * size & (PageBytes - 1)) == 0 : product.AColumn * size >= PageBytes / 2 && depth > 64;
        PacksA = panels > 3 && (rows * depth * size > SecondLevelBytes * 4 / 3 || aJumps);

        var longest = !PacksB && fewRows && columns * depth * size > SecondLevelBytes ? DepthOfFewRows : DepthBytes / (int)size;
        Depth = EvenPart(product.Depth, longest);
        Columns = PacksB ? (EvenPart(product.Columns, BlockColumns) + Width - 1) & -Width : product.Columns;
        FetchesC = rows * columns * size > SecondLevelBytes / 4;
        Fetches = (rows * depth + depth * columns) * size > SecondLevelBytes / 4;
    }

    /// <summary>Columns of a panel of B: two registers.</summary>
    public int Width { get; }

    /// <summary>Tiles that the rows are divided into evenly, and how many of them have their part of A packed together.</summary>
    public int Tiles { get; }
    public int TilesOfBlock { get; }

    /// <summary>The rows of a tile; the first few have one more.</summary>
    public int RowsOfTile { get; }
    public int TilesWithOneMore { get; }

    /// <summary>How many such blocks of rows there are.</summary>
    public int Blocks { get; }

    /// <summary>Steps of the depth, and columns, that are worked on at a time.</summary>
    public int Depth { get; }
    public int Columns { get; }

    /// <summary>Whether A and B are copied so that what a tile needs lies together.</summary>
    public bool PacksA { get; }
    public bool PacksB { get; }

    /// <summary>Whether C, and B ahead of its use, are worth fetching.</summary>
    public bool FetchesC { get; }
    public bool Fetches { get; }

    /// <summary>The first row of a tile; that of the one behind the last is the number of rows.</summary>
    public int FirstRow(int tile) => tile * RowsOfTile + Math.Min(tile, TilesWithOneMore);

    // The longest parts that are about equal and no longer than this.
    private static int EvenPart(int total, int longest)
    {
        if (total <= longest)
            return total;
        var parts = (total + longest - 1) / longest;
        return (total + parts - 1) / parts;
    }
}
