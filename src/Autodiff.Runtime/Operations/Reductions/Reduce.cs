namespace Autodiff.Internal;

/// <summary>Reductions over any dimensions by the kernels for all elements, rows and columns; off the tape.</summary>
internal static class Reduce
{
    /// <summary>Reduces the marked dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="mask">Of each dimension, whether it is reduced.</param>
    /// <param name="keepDim">Leaves reduced dimensions in the shape, with size 1.</param>
    public static Tensor<T> Apply<T, TReducer>(Tensor<T> x, bool[] mask, bool keepDim)
        where T : unmanaged
        where TReducer : struct, IReducer
    {
        var result = Tensor<T>.Allocate(ResultLayout(x.Layout, mask, keepDim));
        var sizes = x.Layout.Sizes;
        int first = Array.IndexOf(mask, true), last = Array.LastIndexOf(mask, true);
        if (first < 0)
        {
            Copies.Run(x.Reshape(result.Layout.Sizes), result);
            return result;
        }

        var isOneRun = Array.IndexOf(mask, false, first) is var end && (end < 0 || end > last);
        if (isOneRun && (first == 0 || last == sizes.Length - 1))
        {
            int reduced = Layout.CountOf(sizes.AsSpan(first, last - first + 1)), kept = result.Count;
            var elements = kept == 1 && x.Layout.IsDense ? x.Packed : Lines.Dense(x);
            if (kept == 1)
                result.Elements[0] = Reduction.All<T, TReducer>(elements);
            else if (first == 0)
                Reduction.Columns<T, TReducer>(elements, reduced, kept, kept, result.Elements);
            else
                Reduction.Rows<T, TReducer>(elements, kept, reduced, reduced, result.Elements);
            return result;
        }

        if (isOneRun && x.IsContiguous)
        {
            // A run in the middle: columns of each matrix of what is before it.
            int before = Layout.CountOf(sizes.AsSpan(0, first)), reduced = Layout.CountOf(sizes.AsSpan(first, last - first + 1));
            var after = Layout.CountOf(sizes.AsSpan(last + 1));
            for (var i = 0; i < before; i++)
            {
                Reduction.Columns<T, TReducer>(
                    x.Elements.Slice(i * reduced * after, reduced * after), reduced, after, after, result.Elements.Slice(i * after, after));
            }

            return result;
        }

        var moved = MoveToEnd(x, mask);
        var count = result.Count == 0 ? 0 : x.Count / result.Count;
        Reduction.Rows<T, TReducer>(Lines.Dense(moved), result.Count, count, count, result.Elements);
        return result;
    }

    /// <summary>The layout of a reduced tensor.</summary>
    public static Layout ResultLayout(Layout source, bool[] mask, bool keepDim)
    {
        Span<int> sizes = stackalloc int[source.Rank];
        var rank = 0;
        for (var d = 0; d < source.Rank; d++)
        {
            if (!mask[d])
                sizes[rank++] = source.Sizes[d];
            else if (keepDim)
                sizes[rank++] = 1;
        }

        return Layout.Contiguous(sizes[..rank]);
    }

    /// <summary>How many elements are reduced to one.</summary>
    public static int CountOf(Layout source, bool[] mask)
    {
        var count = 1;
        for (var d = 0; d < source.Rank; d++)
            count *= mask[d] ? source.Sizes[d] : 1;
        return count;
    }

    /// <summary>A reduced tensor repeated along the dimensions that were reduced, recorded: the transpose of a sum.</summary>
    public static Tensor<T> Restore<T>(Tensor<T> reduced, Layout source, bool[] mask, bool keepDim)
        where T : unmanaged
    {
        if (!keepDim && reduced.Rank > 0)
            reduced = reduced.ViewAs(Unsqueezed(reduced, source, mask));
        return reduced.ExpandTo(source.IsContiguous ? source : Layout.Contiguous(source.Sizes));
    }

    /// <summary>The layout of a reduced tensor with the reduced dimensions put back with size 1.</summary>
    private static Layout Unsqueezed(Tensor reduced, Layout source, bool[] mask)
    {
        var sizes = new int[source.Rank];
        var strides = new nint[source.Rank];
        var kept = 0;
        for (var d = 0; d < sizes.Length; d++)
        {
            sizes[d] = mask[d] ? 1 : reduced.Layout.Sizes[kept];
            strides[d] = mask[d] ? 1 : reduced.Layout.Strides[kept++];
        }

        return new Layout(sizes, strides, reduced.Count);
    }

    /// <summary>A view with the marked dimensions last, off the tape.</summary>
    public static Tensor<T> MoveToEnd<T>(Tensor<T> x, bool[] mask)
        where T : unmanaged
    {
        var sizes = new int[x.Rank];
        var strides = new nint[x.Rank];
        var place = 0;
        foreach (var marked in (ReadOnlySpan<bool>)[false, true])
        {
            for (var d = 0; d < mask.Length; d++)
            {
                if (mask[d] != marked)
                    continue;
                sizes[place] = x.Layout.Sizes[d];
                strides[place++] = x.Layout.Strides[d];
            }
        }

        return x.View(new Layout(sizes, strides, x.Count), x.Offset);
    }
}
