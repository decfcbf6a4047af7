using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The tile kernels of one element type and register width, by the tile's rows.</summary>
internal static unsafe class TileKernels<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The most rows a kernel has.</summary>
    public const int MostRows = 14;

    /// <summary>The most rows whose sums, two registers a row, the machine's registers hold: 32 of 512 bits, 16 of others.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(TLane) == 64 ? MostRows : 6;
    }

    // One register a row in the first half, two in the second.
    private static readonly nint[] s_kernels = [.. All<TileExtents.N1>(), .. All<TileExtents.N2>()];

    /// <summary>The kernel for tiles of so many rows, with two registers a row or one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<in TileArguments<T>, void> For(int rows, bool wide) =>
        (delegate*<in TileArguments<T>, void>)s_kernels[(wide ? MostRows : 0) + rows - 1];

    private static nint[] All<TColumns>()
        where TColumns : struct, ITileExtent =>
    [
        Of<TileExtents.N1, TColumns>(), Of<TileExtents.N2, TColumns>(), Of<TileExtents.N3, TColumns>(), Of<TileExtents.N4, TColumns>(),
        Of<TileExtents.N5, TColumns>(), Of<TileExtents.N6, TColumns>(), Of<TileExtents.N7, TColumns>(), Of<TileExtents.N8, TColumns>(),
        Of<TileExtents.N9, TColumns>(), Of<TileExtents.N10, TColumns>(), Of<TileExtents.N11, TColumns>(), Of<TileExtents.N12, TColumns>(),
        Of<TileExtents.N13, TColumns>(), Of<TileExtents.N14, TColumns>(),
    ];

    // The address compiles the kernel at its first call, so that only the shapes that occur are compiled.
    private static nint Of<TRows, TColumns>()
        where TRows : struct, ITileExtent
        where TColumns : struct, ITileExtent =>
        (nint)(delegate*<in TileArguments<T>, void>)&TileKernel<TLane, T, TRows, TColumns>.Multiply;
}
