namespace Autodiff.Internal;

/// <summary>Indexing by tensors, with the semantics of NumPy and PyTorch: the index tensors are broadcast and walked together.</summary>
internal static class IndexPicking
{
    /// <summary>The picked elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="picks">What is picked, by dimension in ascending order; at least one.</param>
    /// <param name="name">The name of the node.</param>
    /// <exception cref="ArgumentException">The index tensors do not broadcast.</exception>
    public static Tensor<T> Select<T>(Tensor<T> x, List<PickedDimensions> picks, string name)
        where T : unmanaged
    {
        var common = CommonLayout(picks);
        if (JoinedLayout(x.Layout, picks) is { } joined)
        {
            // One dimension in place of all that are picked from.
            var index = JoinedIndex(x.Layout, picks, common);
            var rows = Rows.Select(joined.Rank == x.Rank ? x : x.ViewAs(joined), picks[0].First, index, name);
            return common.Rank == 1 ? rows : rows.ViewAs(Layout.Contiguous(ResultSizes(x.Layout, picks, common)), name);
        }

        return ElementPlaces.Select(x, PlacesOf(Layout.Contiguous(x.Layout.Sizes), picks, common), name);
    }

    /// <summary>The places of the picked elements by the strides of a layout.</summary>
    public static Tensor<int> PlacesOf(Layout x, List<PickedDimensions> picks) => PlacesOf(x, picks, CommonLayout(picks));

    private static Layout CommonLayout(List<PickedDimensions> picks)
    {
        var common = picks[0].Index.Layout;
        foreach (var pick in picks)
            common = Broadcast.LayoutOf(common, pick.Index.Layout, "Indexing by several tensors");
        return common;
    }

    private static bool AreNeighbours(List<PickedDimensions> picks)
    {
        for (var i = 1; i < picks.Count; i++)
        {
            if (picks[i].First != picks[i - 1].First + picks[i - 1].Count)
                return false;
        }

        return true;
    }

    private static int End(List<PickedDimensions> picks) => picks[^1].First + picks[^1].Count;

    /// <summary>The picked dimensions' place is that of the first if they are neighbours, else in front.</summary>
    private static int[] ResultSizes(Layout x, List<PickedDimensions> picks, Layout common)
    {
        if (AreNeighbours(picks))
            return [.. x.Sizes.AsSpan(0, picks[0].First), .. common.Sizes, .. x.Sizes.AsSpan(End(picks))];
        List<int> sizes = [.. common.Sizes];
        for (var d = 0; d < x.Rank; d++)
        {
            if (!IsPicked(d, picks))
                sizes.Add(x.Sizes[d]);
        }

        return [.. sizes];
    }

    private static bool IsPicked(int dim, List<PickedDimensions> picks)
    {
        foreach (var pick in picks)
        {
            if (dim >= pick.First && dim < pick.First + pick.Count)
                return true;
        }

        return false;
    }

    /// <summary>The layout with the picked dimensions joined to one, or null if that is no view.</summary>
    private static Layout? JoinedLayout(Layout x, List<PickedDimensions> picks)
    {
        if (!AreNeighbours(picks))
            return null;
        int first = picks[0].First, end = End(picks);
        if (end - first == 1)
            return x;
        for (var d = first; d < end - 1; d++)
        {
            if (x.Strides[d] != x.Strides[d + 1] * x.Sizes[d + 1])
                return null;
        }

        return new Layout(
            [.. x.Sizes.AsSpan(0, first), Layout.CountOf(x.Sizes.AsSpan(first, end - first)), .. x.Sizes.AsSpan(end)],
            [.. x.Strides.AsSpan(0, first), x.Strides[end - 1], .. x.Strides.AsSpan(end)],
            x.Count);
    }

    private static Tensor<int> JoinedIndex(Layout x, List<PickedDimensions> picks, Layout common)
    {
        if (picks.Count == 1)
            return picks[0].Index;
        var index = Tensor<int>.Full(common.Sizes, 0);
        nint stride = 1;
        for (var i = picks.Count - 1; i >= 0; i--)
        {
            PlaceKernel.Shift(index, picks[i].Index, stride);
            stride *= Layout.CountOf(x.Sizes.AsSpan(picks[i].First, picks[i].Count));
        }

        return index;
    }

    private static Tensor<int> PlacesOf(Layout x, List<PickedDimensions> picks, Layout common)
    {
        var sizes = ResultSizes(x, picks, common);
        var strides = new nint[sizes.Length];
        var first = AreNeighbours(picks) ? picks[0].First : 0;
        var place = 0;
        for (var d = 0; d < x.Rank; d++)
        {
            if (place == first)
                place += common.Rank;
            if (!IsPicked(d, picks))
                strides[place++] = x.Strides[d];
        }

        var places = PlaceKernel.Walk(sizes, strides);
        int[] trailing = [.. Enumerable.Repeat(1, sizes.Length - first - common.Rank)];
        foreach (var pick in picks)
        {
            // Each index in the dimensions of the common shape, which stand before those that are not picked.
            var index = pick.Index;
            for (var d = pick.Count - 1; d >= 0; d--)
            {
                var dim = pick.First + d;
                var digit = pick.Count == 1 ? index : Digit(ref index, x.Sizes[dim]);
                PlaceKernel.Shift(places, digit.Reshape([.. digit.Layout.Sizes, .. trailing]), x.Strides[dim]);
            }
        }

        return places;
    }

    /// <summary>The index along the last of several dimensions; what is left is the place over those before it.</summary>
    private static Tensor<int> Digit(ref Tensor<int> index, int size)
    {
        Tensor<int> digits = Tensor<int>.Allocate(index.Layout), rest = Tensor<int>.Allocate(index.Layout);
        ReadOnlySpan<int> all = index.Elements;
        Span<int> low = digits.Elements, high = rest.Elements;
        for (var i = 0; i < all.Length; i++)
            (high[i], low[i]) = Math.DivRem(all[i], size);
        index = rest;
        return digits;
    }
}
