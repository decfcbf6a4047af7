using Autodiff.Internal;

namespace Autodiff;

/// <content>Order.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The elements along a dimension in order, and where each was; equal ones keep their order, NaN counts as the largest.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="descending">The largest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public (Tensor<T> Values, Tensor<long> Indices) Sort(int dim = -1, bool descending = false) =>
        Ordering.Apply(this, dim, null, descending, nameof(Sort), "SortBackward0");

    /// <summary>The indices that put the elements along a dimension in order; equal ones keep their order, NaN counts as the largest.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="descending">The largest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public Tensor<long> ArgSort(int dim = -1, bool descending = false) => Detach().Sort(dim, descending).Indices;

    /// <summary>The largest elements along a dimension, and where each was; NaN counts as the largest, of equal ones the first come first.</summary>
    /// <param name="k">How many.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="largest">False for the smallest.</param>
    /// <param name="sorted">They are in order in any case.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or it has fewer elements.</exception>
    public (Tensor<T> Values, Tensor<long> Indices) TopK(int k, int dim = -1, bool largest = true, bool sorted = true)
    {
        _ = sorted;
        return Ordering.Apply(this, dim, k, largest, nameof(TopK), "TopkBackward0");
    }

    /// <summary>The k-th smallest element along a dimension, counted from 1, and where it was; NaN counts as the largest.</summary>
    /// <param name="k">From 1 on.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or it has fewer elements.</exception>
    public (Tensor<T> Values, Tensor<long> Indices) Kthvalue(int k, int dim = -1, bool keepDim = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Ordering.Kth(this, dim, keepDim, k);
    }
}

/// <summary>Orders elements along a dimension.</summary>
internal static class Ordering
{
    // Up to so many wanted elements are found by insertion.
    private const int FewWanted = 16;

    /// <summary>The first elements in order, and where they were.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="count">How many are wanted; null for all.</param>
    /// <param name="descending">The largest first.</param>
    /// <param name="operation">For errors.</param>
    /// <param name="name">The name of the node.</param>
    public static (Tensor<T> Values, Tensor<long> Indices) Apply<T>(Tensor<T> x, int dim, int? count, bool descending, string operation, string name)
        where T : unmanaged
    {
        var d = Dimension.Of(x, dim, operation);
        var size = x.Rank == 0 ? 1 : x.Layout.Sizes[d];
        if (count is < 0 || count > size)
            throw new ArgumentOutOfRangeException("k", count, $"{operation}: {count} elements are asked for along dimension {d} of the shape {x.Layout}, which has {size}.");
        var k = count ?? size;
        var first = Indices(x, d, k, (row, result) =>
        {
            if (k <= FewWanted && k < row.Length / 4)
                First(row, result, descending);
            else
                Order(row, descending).AsSpan(0, k).CopyTo(result);
        });
        return Picked(x, d, first, name);
    }

    /// <summary>The k-th smallest element, counted from 1, and where it was.</summary>
    public static (Tensor<T> Values, Tensor<long> Indices) Kth<T>(Tensor<T> x, int dim, bool keepDim, int k)
        where T : unmanaged
    {
        var d = Dimension.Of(x, dim, "Kthvalue");
        var size = x.Rank == 0 ? 1 : x.Layout.Sizes[d];
        if (k > size)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Kthvalue: dimension {d} of the shape {x.Layout} has {size} elements.");
        var kth = Indices(x, d, 1, (row, result) => result[0] = Order(row, descending: false)[k - 1]);
        var (values, indices) = Picked(x, d, kth, "KthvalueBackward0");
        return keepDim || x.Rank == 0 ? (values, indices) : (values.Squeeze(d), indices.Squeeze(d));
    }

    private delegate void RowOrder<T>(ReadOnlySpan<T> row, Span<int> result);

    /// <summary>Indices of each row along a dimension, in the shape with that many in place of the dimension.</summary>
    private static Tensor<int> Indices<T>(Tensor<T> x, int dim, int count, RowOrder<T> order)
        where T : unmanaged
    {
        if (x.Rank == 0)
            return Tensor<int>.Full([count], 0);
        int[] toEnd = [.. Enumerable.Range(0, x.Rank).Where(d => d != dim), dim];
        var rows = Permutation.Apply(x.Detach(), toEnd).Contiguous();
        var result = Tensor<int>.Allocate(Layout.Contiguous(Rows.SizesOf(rows.Layout.Sizes, x.Rank - 1, count)));
        var size = x.Layout.Sizes[dim];
        ReadOnlySpan<T> from = rows.Elements;
        var to = result.Elements;
        for (var r = 0; r < (size == 0 || count == 0 ? 0 : from.Length / size); r++)
            order(from.Slice(r * size, size), to.Slice(r * count, count));
        return result.MoveDim(-1, dim).Contiguous();
    }

    private static (Tensor<T> Values, Tensor<long> Indices) Picked<T>(Tensor<T> x, int dim, Tensor<int> index, string name)
        where T : unmanaged
    {
        var numbers = Tensor<long>.Allocate(index.Layout);
        var to = numbers.Elements;
        ReadOnlySpan<int> from = index.Elements;
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i];
        if (x.Rank != 0)
            return (ElementPlaces.Select(x, ElementPlaces.OfGather(x.RowMajorLayout, dim, index), name), numbers);
        return (index.Count == 0 ? x.Reshape(1).Narrow(0, 0, 0) : x.ViewAs(x.Layout, name), index.Count == 0 ? numbers : numbers.Reshape());
    }

    /// <summary>The indices of a row in order: stable, NaN last, or first if descending.</summary>
    private static int[] Order<T>(ReadOnlySpan<T> row, bool descending)
        where T : unmanaged
    {
        var keys = row.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);

        // Array.Sort puts NaN first.
        var nans = 0;
        while (nans < keys.Length && IsNaN(keys[nans]))
            nans++;
        if (nans > 0)
        {
            keys = [.. keys.AsSpan(nans), .. keys.AsSpan(0, nans)];
            order = [.. order.AsSpan(nans), .. order.AsSpan(0, nans)];
        }

        if (descending)
        {
            Array.Reverse(keys);
            Array.Reverse(order);
        }

        // It is not stable either: equal elements get back the order they had.
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && EqualityComparer<T>.Default.Equals(keys[start], keys[end]))
                end++;
            if (end - start > 1)
                order.AsSpan(start, end - start).Sort();
            start = end;
        }

        return order;
    }

    /// <summary>The first few indices of a row in order.</summary>
    private static void First<T>(ReadOnlySpan<T> row, Span<int> result, bool descending)
        where T : unmanaged
    {
        var found = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var place = found;
            while (place > 0 && Precedes(row[i], row[result[place - 1]], descending))
                place--;
            if (place == result.Length)
                continue;
            found = Math.Min(found + 1, result.Length);
            for (var j = found - 1; j > place; j--)
                result[j] = result[j - 1];
            result[place] = i;
        }
    }

    private static bool Precedes<T>(T x, T y, bool descending)
        where T : unmanaged
    {
        if (IsNaN(x) || IsNaN(y))
            return IsNaN(x) != IsNaN(y) && IsNaN(x) == descending;
        var order = Comparer<T>.Default.Compare(x, y);
        return descending ? order > 0 : order < 0;
    }

    private static bool IsNaN<T>(T x)
        where T : unmanaged => Number.IsReal<T>() && double.IsNaN(Number.ToDouble(x));
}
