using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Shapes that combine elementwise: aligned at their last dimensions, where sizes differ one must be 1 (or absent).
/// </summary>
internal static class Broadcast
{
    /// <summary>The layout of the common shape: that of the operands that have the shape, if they agree on one without gaps, else row-major.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Layout LayoutOf(Layout x, Layout y, string operation) =>
        x == y && x.IsContiguous ? x : LayoutOfOthers(x, y, operation);

    private static Layout LayoutOfOthers(Layout x, Layout y, string operation)
    {
        if (x.HasShapeOf(y))
            return x.IsContiguous ? x : y.IsContiguous ? y : x.IsDense && x.LiesLike(y) ? x : Layout.Contiguous(x.Sizes);
        if (y.Rank == 0 && x.IsDense)
            return x;
        if (x.Rank == 0 && y.IsDense)
            return y;

        Span<int> sizes = stackalloc int[Math.Max(x.Rank, y.Rank)];
        for (var d = 1; d <= sizes.Length; d++)
        {
            int a = d <= x.Rank ? x.Sizes[^d] : 1, b = d <= y.Rank ? y.Sizes[^d] : 1;
            if (a != b && a != 1 && b != 1)
                throw new ArgumentException($"{operation}: the shapes {x} and {y} do not broadcast: in dimension {sizes.Length - d}, counted from the longer shape's first, the sizes {a} and {b} differ and neither is 1. Reshape or Unsqueeze one of them.");
            sizes[^d] = a == 1 ? b : a;
        }

        if (x.IsDense && sizes.SequenceEqual(x.Sizes))
            return x;
        return y.IsDense && sizes.SequenceEqual(y.Sizes) ? y : Layout.Contiguous(sizes);
    }

    /// <summary>The row-major layout of the common shape, for loops that know no strides.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Layout RowMajorLayoutOf(Layout x, Layout y, string operation)
    {
        var layout = LayoutOf(x, y, operation);
        return layout.IsContiguous ? layout : Layout.Contiguous(layout.Sizes);
    }

    /// <summary>Whether a shape can be repeated to another.</summary>
    public static bool Fits(Layout from, Layout to)
    {
        if (from.Rank > to.Rank)
            return false;
        for (var d = 1; d <= from.Rank; d++)
        {
            if (from.Sizes[^d] != to.Sizes[^d] && from.Sizes[^d] != 1)
                return false;
        }

        return true;
    }

    /// <summary>Writes the strides by which a layout that fits is read over a shape: 0 along repeated dimensions.</summary>
    public static void Strides(Layout layout, ReadOnlySpan<int> sizes, Span<nint> strides)
    {
        var added = sizes.Length - layout.Rank;
        for (var d = 0; d < sizes.Length; d++)
            strides[d] = d < added || (layout.Sizes[d - added] == 1 && sizes[d] != 1) ? 0 : layout.Strides[d - added];
    }
}
