using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>Copies elements between layouts, of every element type and off the tape.</summary>
internal static unsafe class Copies
{
    // Matrices below so many rows or columns are not worth transposing by squares.
    private const int SmallestTransposed = 8;

    // Matrices are transposed in tiles of so many rows and columns, whose pages and cache lines live until they are done;
    // but for the first they begin with a cache line of the target.
    private const int Tile = 64;
    private const int CacheLine = 64;

    /// <summary>Writes the elements of one tensor, broadcast, over those of another, which must not overlap it.</summary>
    [SkipLocalsInit]
    public static void Run<T>(Tensor<T> source, Tensor<T> target)
        where T : unmanaged
    {
        if (source.IsContiguous && target.IsContiguous && source.Count == target.Count)
        {
            source.Elements.CopyTo(target.Elements);
            return;
        }

        if (target.Count == 0)
            return;
        var room = target.Rank + 1;
        Span<nint> sizes = stackalloc nint[room], from = stackalloc nint[room], to = stackalloc nint[room];
        var rank = Join(source.Layout, target.Layout, sizes, from, to);
        fixed (T* read = &MemoryMarshal.GetReference(source.Buffer), write = &MemoryMarshal.GetReference(target.Buffer))
            Run(read + source.Offset, write + target.Offset, sizes[..rank], from[..rank], to[..rank]);
    }

    /// <summary>Joins neighbouring dimensions that both walk through in even steps; at least one is left.</summary>
    private static int Join(Layout source, Layout target, Span<nint> sizes, Span<nint> from, Span<nint> to)
    {
        Span<nint> strides = stackalloc nint[target.Rank];
        Broadcast.Strides(source, target.Sizes, strides);
        var rank = 0;
        for (var d = 0; d < target.Rank; d++)
        {
            nint size = target.Sizes[d];
            if (size == 1)
                continue;
            if (rank > 0 && from[rank - 1] == strides[d] * size && to[rank - 1] == target.Strides[d] * size)
                size *= sizes[--rank];
            (sizes[rank], from[rank], to[rank]) = (size, strides[d], target.Strides[d]);
            rank++;
        }

        if (rank == 0)
            (sizes[rank], from[rank], to[rank]) = (1, 1, 1);
        return Math.Max(1, rank);
    }

    private static void Run<T>(T* read, T* write, Span<nint> sizes, Span<nint> from, Span<nint> to)
        where T : unmanaged
    {
        var last = sizes.Length - 1;
        var across = Across(sizes, from, to);
        Span<nint> index = stackalloc nint[last + 1];
        index.Clear();
        while (true)
        {
            if (across >= 0)
                Transpose(read, write, sizes[across], sizes[last], from[across], from[last], to[across], to[last]);
            else
                Row(read, write, sizes[last], from[last], to[last]);

            var d = last - 1;
            for (; d >= 0; d--)
            {
                if (d == across)
                    continue;
                read += from[d];
                write += to[d];
                if (++index[d] < sizes[d])
                    break;
                read -= from[d] * sizes[d];
                write -= to[d] * sizes[d];
                index[d] = 0;
            }

            if (d < 0)
                return;
        }
    }

    /// <summary>The dimension that makes a matrix with the last one, of which one side is read by rows and the other written by columns; or -1.</summary>
    private static int Across(Span<nint> sizes, Span<nint> from, Span<nint> to)
    {
        var last = sizes.Length - 1;
        if (sizes[last] < SmallestTransposed || (from[last] == 1) == (to[last] == 1) || from[last] == 0)
            return -1;
        for (var d = 0; d < last; d++)
        {
            if (sizes[d] >= SmallestTransposed && (from[last] == 1 ? to[d] == 1 : from[d] == 1))
                return d;
        }

        return -1;
    }

    private static void Row<T>(T* read, T* write, nint size, nint from, nint to)
        where T : unmanaged
    {
        if (to == 1 && from == 1)
        {
            new ReadOnlySpan<T>(read, (int)size).CopyTo(new Span<T>(write, (int)size));
            return;
        }

        if (to == 1 && from == 0)
        {
            new Span<T>(write, (int)size).Fill(*read);
            return;
        }

        for (nint i = 0; i < size; i++)
            write[i * to] = read[i * from];
    }

    private static void Transpose<T>(T* read, T* write, nint m, nint n, nint fromM, nint fromN, nint toM, nint toN)
        where T : unmanaged
    {
        // Rows of the source are those along which it does not lie side by side.
        var (rows, columns, sourceRow, targetRow) = fromM == 1 ? (n, m, fromN, toM) : (m, n, fromM, toN);
        var first = Tile + (nint)(-(nint)write & (CacheLine - 1)) / sizeof(T);
        for (nint r = 0, height; r < rows; r += height)
        {
            height = Math.Min(rows - r, r == 0 ? first : Tile);
            for (nint c = 0; c < columns; c += Tile)
            {
                var width = (int)Math.Min(Tile, columns - c);
                Transposition.Copy(read + r * sourceRow + c, sourceRow, (int)height, width, write + c * targetRow + r, targetRow);
            }
        }
    }
}
