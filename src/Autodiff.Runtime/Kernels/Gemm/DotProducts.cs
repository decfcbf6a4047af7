namespace Autodiff.Internal;

/// <summary>A narrow product as dot products, for operands whose depth is contiguous; B is copied transposed if it is not.</summary>
internal static unsafe class DotProducts<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private const long SharedWork = 1 << 20;

    private const int Narrow = 16;

    // Adding up the lanes of a sum takes about as long as so many steps of it.
    private const int StepsOfAddingUp = 5;

    /// <summary>Whether this way is the faster one.</summary>
    public static bool Suits(in Product<T> product)
    {
        if (product.AColumn != 1 || product.Depth < 2 * TLane.Count)
            return false;
        if (product.BRow == 1 && Math.Min(product.Rows, product.Columns) <= Narrow)
            return true;
        if (product.Columns > Narrow || product.Rows < Narrow)
            return false;

        // What part of the multiplications is of use, here and in tiles.
        var steps = (double)product.Depth / TLane.Count;
        var registers = (product.Columns + TLane.Count - 1) / TLane.Count;
        return steps / (Math.Ceiling(steps) + StepsOfAddingUp) > (double)product.Columns / (registers * TLane.Count);
    }

    /// <summary>Computes the product.</summary>
    public static void Run(in Product<T> product, scoped in TEpilogue epilogue)
    {
        var tiled = product;
        var copies = product.BRow != 1;
        var columnOfCopy = Packing<TLane, T>.RowOfA(product.Depth);
        using var copy = Scratch.Take<T>(copies ? product.Columns * columnOfCopy : 0);
        if (copies)
        {
            if (product.BColumn == 1)
                Transposition.Copy(product.B, product.BRow, product.Depth, product.Columns, copy.Start, columnOfCopy);
            else
                Gather(product, copy.Start, columnOfCopy);
            tiled.B = copy.Start;
            tiled.BColumn = columnOfCopy;
        }

        var pieces = new DotPieces<TLane, T, TEpilogue>(tiled, epilogue);
        if (WorkSharing.CurrentLimit > 1 && (long)product.Rows * product.Columns * product.Depth >= SharedWork)
        {
            WorkSharing.Run(pieces.Count, pieces);
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
            pieces.Invoke(i);
    }

    private static void Gather(in Product<T> product, T* copy, nint columnOfCopy)
    {
        for (nint j = 0; j < product.Columns; j++)
        {
            for (nint k = 0; k < product.Depth; k++)
                copy[j * columnOfCopy + k] = product.B[k * product.BRow + j * product.BColumn];
        }
    }
}
