namespace Autodiff.Internal;

/// <summary>
/// A product by tiles: for each block of columns and of depth, B's part is packed if that pays, and then pieces of C are
/// summed, each on whichever thread takes it.
/// </summary>
internal static unsafe class TileProduct<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    // Fewer multiplications than this (about 20 microseconds) are not worth sharing; this many pieces are.
    private const long SharedWork = 1 << 20;
    private const int SharedPieces = 8;

    /// <summary>Computes the product.</summary>
    public static void Run(in Product<T> product, scoped in TEpilogue epilogue)
    {
        var plan = new TilePlan<TLane, T>(product);
        for (var column = 0; column < product.Columns; column += plan.Columns)
        {
            var columns = Math.Min(plan.Columns, product.Columns - column);
            var panels = (columns + plan.Width - 1) / plan.Width;
            using var packed = Scratch.Take<T>((nint)(plan.PacksB ? panels : columns % TLane.Count == 0 ? 0 : 1) * plan.Width * plan.Depth);
            for (var start = 0; start < product.Depth; start += plan.Depth)
            {
                var depth = Math.Min(plan.Depth, product.Depth - start);
                var shared = WorkSharing.CurrentLimit > 1 && (long)product.Rows * columns * depth >= SharedWork;
                var b = new PanelsOfB<TLane, T>(product, plan, start, depth, column, columns, packed.Start);
                if (shared)
                    WorkSharing.Run(b.PackingPieces, b);
                else
                    b.Pack();

                // With few rows the columns are what can be shared.
                var groups = shared ? Math.Clamp(SharedPieces / plan.Blocks, 1, panels) : 1;
                var pieces = new TilePieces<TLane, T, TEpilogue>(product, plan, b, start, column, groups, epilogue);
                if (shared)
                {
                    WorkSharing.Run(plan.Blocks * groups, pieces);
                    continue;
                }

                for (var block = 0; block < plan.Blocks; block++)
                    pieces.Invoke(block);
            }
        }
    }
}
