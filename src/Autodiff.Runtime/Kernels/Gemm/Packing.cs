using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Copies parts of A and B so that what a tile kernel needs lies together.</summary>
internal static unsafe class Packing<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    /// <summary>From row to row of packed A: not a multiple of what sends all rows to the same lines of the cache.</summary>
    public static nint RowOfA(int depth) => depth % (128 / sizeof(T)) == 0 ? depth + 64 / sizeof(T) : depth;

    /// <summary>Copies the rows of one tile; they come out depth by depth if A's rows are neighbours, else row by row.</summary>
    /// <returns>From row to row and from step to step of the depth, -1 for as many as the tile has rows.</returns>
    public static (nint Row, nint Step) Tile(T* a, nint aRow, nint aColumn, int rows, int depth, T* packed)
    {
        if (aRow == 1 && aColumn != 1)
        {
            for (nint k = 0; k < depth; k++)
                Copy(a + k * aColumn, rows, packed + k * rows);
            return (1, -1);
        }

        var row = RowOfA(depth);
        for (nint i = 0; i < rows; i++)
        {
            if (aColumn == 1)
            {
                Copy(a + i * aRow, depth, packed + i * row);
                continue;
            }

            for (nint k = 0; k < depth; k++)
                packed[i * row + k] = a[i * aRow + k * aColumn];
        }

        return (row, 1);
    }

    /// <summary>Copies columns of B step by step of the depth, with zeros up to one or two full registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel(T* b, nint bRow, nint bColumn, int columns, int depth, T* packed)
    {
        var wide = columns > TLane.Count;
        nint step = wide ? 2 * TLane.Count : TLane.Count;
        if (bColumn == 1)
        {
            var right = columns - TLane.Count;
            if (columns == step && wide)
            {
                for (nint k = 0; k < depth; k++, b += bRow, packed += step)
                {
                    TLane.Store(packed, TLane.Load(b));
                    TLane.Store(packed + TLane.Count, TLane.Load(b + TLane.Count));
                }
            }
            else if (wide)
            {
                for (nint k = 0; k < depth; k++, b += bRow, packed += step)
                {
                    TLane.Store(packed, TLane.Load(b));
                    TLane.Store(packed + TLane.Count, TLane.Load(b + TLane.Count, right));
                }
            }
            else
            {
                for (nint k = 0; k < depth; k++, b += bRow, packed += step)
                    TLane.Store(packed, TLane.Load(b, columns));
            }

            return;
        }

        if (bRow == 1)
        {
            Transposition.Copy(b, bColumn, columns, depth, packed, step);
        }
        else
        {
            for (nint k = 0; k < depth; k++)
            {
                for (nint j = 0; j < columns; j++)
                    packed[k * step + j] = b[k * bRow + j * bColumn];
            }
        }

        if (columns < step)
        {
            for (nint k = 0; k < depth; k++)
                new Span<T>(packed + k * step + columns, (int)step - columns).Clear();
        }
    }

    private static void Copy(T* source, int count, T* destination)
    {
        var i = 0;
        for (; i <= count - TLane.Count; i += TLane.Count)
            TLane.Store(destination + i, TLane.Load(source + i));
        if (i < count)
            TLane.Store(destination + i, TLane.Load(source + i, count - i), count - i);
    }
}
