using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Runs an epilogue over a block of C that has just been written.</summary>
internal static unsafe class EpiloguePass<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    /// <summary>Whether there is anything to do.</summary>
    public static bool Exists
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TEpilogue) != typeof(NoEpilogue<T>);
    }

    /// <summary>Replaces the elements of a block of the matrix at <paramref name="c"/>.</summary>
    public static void Run(ref TEpilogue epilogue, T* c, nint cRow, int row, int rows, int column, int columns)
    {
        for (var r = row; r < row + rows; r++)
        {
            var values = c + r * cRow + column;
            var j = 0;
            for (; j <= columns - TLane.Count; j += TLane.Count)
                TLane.Store(values + j, epilogue.Invoke(TLane.Load(values + j), r, column + j, TLane.Count));
            if (j < columns)
                TLane.Store(values + j, epilogue.Invoke(TLane.Load(values + j, columns - j), r, column + j, columns - j), columns - j);
        }
    }
}
