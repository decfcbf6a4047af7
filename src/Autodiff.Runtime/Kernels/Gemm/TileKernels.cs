using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The tile kernels of one element type and register width, by the tile's rows.</summary>
internal static unsafe class TileKernels<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    /// <summary>The most rows a kernel has.</summary>
    public const int MostRows = 14;

    /// <summary>The most rows whose sums, two registers a row, the machine's registers hold: 32 of 512 bits, 16 of others.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(TLane) == 64 ? MostRows : 6;
    }

    /// <summary>The most rows of three registers each.</summary>
    public static int RowsOfThree
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(TLane) == 64 ? 8 : 4;
    }

    // One register a row, then two, then three for the first rows.
    private static readonly nint[] s_kernels = [.. All<TileExtents.N1>(), .. All<TileExtents.N2>(), .. AllOfThree()];

    /// <summary>The kernel for tiles of so many rows, with two registers a row or one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<in TileArguments<T>, void> For(int rows, bool wide) =>
        (delegate*<in TileArguments<T>, void>)s_kernels[(wide ? MostRows : 0) + rows - 1];

    /// <summary>The kernel for tiles of so many rows of one, two or three registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<in TileArguments<T>, void> For(int rows, int registers) =>
        (delegate*<in TileArguments<T>, void>)s_kernels[(registers - 1) * MostRows + rows - 1];

    private static nint[] All<TColumns>()
        where TColumns : struct, ITileExtent =>
    [
        Of<TileExtents.N1, TColumns>(), Of<TileExtents.N2, TColumns>(), Of<TileExtents.N3, TColumns>(), Of<TileExtents.N4, TColumns>(),
        Of<TileExtents.N5, TColumns>(), Of<TileExtents.N6, TColumns>(), Of<TileExtents.N7, TColumns>(), Of<TileExtents.N8, TColumns>(),
        Of<TileExtents.N9, TColumns>(), Of<TileExtents.N10, TColumns>(), Of<TileExtents.N11, TColumns>(), Of<TileExtents.N12, TColumns>(),
        Of<TileExtents.N13, TColumns>(), Of<TileExtents.N14, TColumns>(),
    ];

    private static nint[] AllOfThree() =>
    [
        OfThree<TileExtents.N1>(), OfThree<TileExtents.N2>(), OfThree<TileExtents.N3>(), OfThree<TileExtents.N4>(),
        OfThree<TileExtents.N5>(), OfThree<TileExtents.N6>(), OfThree<TileExtents.N7>(), OfThree<TileExtents.N8>(),
    ];

    // The address compiles the kernel at its first call, so that only the shapes that occur are compiled.
    private static nint Of<TRows, TColumns>()
        where TRows : struct, ITileExtent
        where TColumns : struct, ITileExtent =>
        (nint)(delegate*<in TileArguments<T>, void>)&TileKernel<TLane, T, TRows, TColumns>.Multiply;

    private static nint OfThree<TRows>()
        where TRows : struct, ITileExtent =>
        (nint)(delegate*<in TileArguments<T>, void>)&TileKernelOfThree<TLane, T, TRows>.Multiply;
}
