namespace Autodiff.Internal;

/// <summary>One row times a matrix whose rows are contiguous: B is read once, in order, several rows at a time.</summary>
internal static unsafe class RowProduct<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private const long SharedWork = 1 << 19;
    private const int SharedPieces = 8;

    /// <summary>Whether this way is the faster one.</summary>
    public static bool Suits(in Product<T> product) =>
        product.Rows == 1 && product.BColumn == 1 && product.Columns > 2 * TLane.Count;

    /// <summary>Computes the product.</summary>
    public static void Run(in Product<T> product, scoped in TEpilogue epilogue)
    {
        var shared = WorkSharing.CurrentLimit > 1 && (long)product.Columns * product.Depth >= SharedWork;
        var lanes = (product.Columns + TLane.Count - 1) / TLane.Count;
        var columns = shared ? (lanes + SharedPieces - 1) / SharedPieces * TLane.Count : product.Columns;
        var pieces = new RowPieces<TLane, T, TEpilogue>(product, columns, epilogue);
        WorkSharing.Run((product.Columns + columns - 1) / columns, pieces);
    }
}
