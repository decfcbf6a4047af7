using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>Whether a written matrix shares elements with one that is read.</summary>
/// <remarks>
/// Blocks of one larger matrix (same stride) are told apart exactly, which blocked factorizations rely on; of other pairs
/// that lie in the same stretch of memory it is assumed.
/// </remarks>
internal static class MatrixOverlap
{
    /// <summary>Refuses a result that overlaps an operand.</summary>
    public static void Check<T>(in MatrixTarget<T> written, in MatrixView<T> read, string name)
        where T : unmanaged
    {
        if (Exists(written, read))
            throw new ArgumentException($"The result, {written.Layout}, overlaps {name}, {read.Layout}.", name);
    }

    private static bool Exists<T>(in MatrixTarget<T> written, in MatrixView<T> read)
        where T : unmanaged
    {
        long readExtent = read.Layout.Extent, writtenExtent = written.Layout.Extent;
        if (readExtent == 0 || writtenExtent == 0)
            return false;

        var bytes = (long)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(read.Elements), ref MemoryMarshal.GetReference(written.Elements));
        var offset = bytes / Unsafe.SizeOf<T>();
        if (offset >= readExtent || -offset >= writtenExtent)
            return false;

        int writtenRows = written.Layout.Rows, writtenColumns = written.Layout.Columns;

        // A column-major operand is the same rectangle as its transposed.
        var other = read.Layout.ColumnStride == 1 ? read.Layout : read.Layout.Transposed;
        long stride = written.Layout.RowStride;
        if (other.ColumnStride != 1 || other.RowStride != stride || other.Columns > stride)
            return true;

        var row = Math.DivRem(offset, stride, out var column);
        if (column < 0)
            (row, column) = (row - 1, column + stride);

        // Columns that run past the stride continue in the next row.
        return Meet(row, column) || Meet(row + 1, column - stride);

        bool Meet(long firstRow, long firstColumn) =>
            firstRow < other.Rows && firstRow + writtenRows > 0 && firstColumn < other.Columns && firstColumn + writtenColumns > 0;
    }
}
