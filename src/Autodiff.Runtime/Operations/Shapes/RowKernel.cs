namespace Autodiff.Internal;

/// <summary>Copies and adds the parts of a tensor at listed indices of a dimension; off the tape.</summary>
internal static class RowKernel
{
    // From so many elements on, a part that does not lie side by side is worth a copy of its own.
    private const int LargePart = 64;

    /// <summary><c>result[.., k, ..] = x[.., index[k], ..]</c>; the result is contiguous.</summary>
    public static void Select<T>(Tensor<T> x, int dim, Tensor<int> index, Tensor<T> result)
        where T : unmanaged
    {
        if (result.Count == 0)
            return;
        ReadOnlySpan<int> indices = index.Elements;
        if (!x.IsContiguous && x.Count / x.Layout.Sizes[dim] >= LargePart)
        {
            for (var k = 0; k < indices.Length; k++)
                Copies.Run(Parts.View(x, new SelectPart(dim, indices[k])), Parts.View(result, new SelectPart(dim, k)));
            return;
        }

        ReadOnlySpan<T> from = (x.IsContiguous ? x : x.Copy()).Elements;
        var to = result.Elements;
        var (before, size, after) = Extents(x.Layout, dim);
        for (var b = 0; b < before; b++)
        {
            var block = from.Slice(b * size * after, size * after);
            var target = to.Slice(b * indices.Length * after, indices.Length * after);
            if (after == 1)
            {
                for (var k = 0; k < indices.Length; k++)
                    target[k] = block[indices[k]];
            }
            else
            {
                for (var k = 0; k < indices.Length; k++)
                    block.Slice(indices[k] * after, after).CopyTo(target[(k * after)..]);
            }
        }
    }

    /// <summary><c>target[.., index[k], ..] += rows[.., k, ..]</c>; the target is contiguous.</summary>
    public static void Add<T>(Tensor<T> target, int dim, Tensor<int> index, Tensor<T> rows)
        where T : unmanaged
    {
        if (rows.Count == 0)
            return;
        ReadOnlySpan<int> indices = index.Elements;
        ReadOnlySpan<T> from = (rows.IsContiguous ? rows : rows.Copy()).Elements;
        var to = target.Elements;
        var (before, size, after) = Extents(target.Layout, dim);
        for (var b = 0; b < before; b++)
        {
            var block = to.Slice(b * size * after, size * after);
            var source = from.Slice(b * indices.Length * after, indices.Length * after);
            if (after == 1)
            {
                for (var k = 0; k < indices.Length; k++)
                    block[indices[k]] = ElementSum.Of(block[indices[k]], source[k]);
            }
            else
            {
                for (var k = 0; k < indices.Length; k++)
                    ElementSum.Add(block.Slice(indices[k] * after, after), source.Slice(k * after, after));
            }
        }
    }

    private static (int Before, int Size, int After) Extents(Layout layout, int dim) =>
        (Layout.CountOf(layout.Sizes.AsSpan(0, dim)), layout.Sizes[dim], Layout.CountOf(layout.Sizes.AsSpan(dim + 1)));
}
