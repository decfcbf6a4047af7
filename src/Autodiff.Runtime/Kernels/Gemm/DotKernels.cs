using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The kernels of dot products of one element type and register width, by rows and columns.</summary>
internal static unsafe class DotKernels<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    /// <summary>The most rows and columns a kernel has; 6 x 4 or 5 x 5 where there are 32 registers, 2 x 4 where there are 16.</summary>
    public const int MostRows = 6;
    public const int MostColumns = 5;

    private static readonly nint[] s_kernels =
    [
        .. All<TileExtents.N1>(), .. All<TileExtents.N2>(), .. All<TileExtents.N3>(),
        .. All<TileExtents.N4>(), .. All<TileExtents.N5>(), .. All<TileExtents.N6>(),
    ];

    /// <summary>The kernel for so many rows and columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<in DotArguments<T>, void> For(int rows, int columns) =>
        (delegate*<in DotArguments<T>, void>)s_kernels[(rows - 1) * MostColumns + columns - 1];

    private static nint[] All<TRows>()
        where TRows : struct, ITileExtent =>
        [Of<TRows, TileExtents.N1>(), Of<TRows, TileExtents.N2>(), Of<TRows, TileExtents.N3>(), Of<TRows, TileExtents.N4>(), Of<TRows, TileExtents.N5>()];

    private static nint Of<TRows, TColumns>()
        where TRows : struct, ITileExtent
        where TColumns : struct, ITileExtent =>
        (nint)(delegate*<in DotArguments<T>, void>)&DotKernel<TLane, T, TRows, TColumns>.Multiply;
}
