namespace Autodiff.Internal;

/// <summary>The layouts of reshaped tensors.</summary>
internal static class ReshapeLayout
{
    /// <summary>Checks a new shape and fills in its -1.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static int[] Sizes(Layout source, ReadOnlySpan<int> shape)
    {
        var sizes = shape.ToArray();
        var open = -1;
        long known = 1;
        for (var d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == -1 && open < 0)
                open = d;
            else if (sizes[d] < 0)
                throw new ArgumentException($"Reshape: the shape {Layout.Text(shape)} has {(sizes[d] == -1 ? "more than one -1" : "a negative size")}.", nameof(shape));
            else
                known = Math.Min(known * sizes[d], int.MaxValue + 1L);
        }

        if (open >= 0)
        {
            if (known == 0 || source.Count % known != 0)
                throw new ArgumentException($"Reshape: the {source.Count} elements of the shape {source} do not fill the shape {Layout.Text(shape)}{(known == 0 ? ", in which -1 could be anything" : "")}.", nameof(shape));
            sizes[open] = (int)(source.Count / known);
        }
        else if (known != source.Count)
        {
            throw new ArgumentException($"Reshape: the shape {Layout.Text(shape)} does not have the {source.Count} elements of the shape {source}.", nameof(shape));
        }

        return sizes;
    }

    /// <summary>The layout of a view with other sizes, or null if the elements have to be copied.</summary>
    public static Layout? TryView(Layout source, int[] sizes)
    {
        if (source.IsContiguous)
            return Layout.Contiguous(sizes);

        // Runs of source dimensions that walk evenly through memory are cut anew; a target dimension may not cross runs.
        var strides = new nint[sizes.Length];
        var target = sizes.Length - 1;
        var d = source.Rank - 1;
        while (d >= 0)
        {
            if (source.Sizes[d] == 1)
            {
                d--;
                continue;
            }

            nint stride = source.Strides[d];
            long run = source.Sizes[d];
            while (--d >= 0 && (source.Sizes[d] == 1 || source.Strides[d] == stride * run))
                run *= source.Sizes[d];

            long filled = 1;
            while (target >= 0 && (filled < run || sizes[target] == 1))
            {
                strides[target] = (nint)(stride * filled);
                filled *= sizes[target--];
            }

            if (filled != run)
                return null;
        }

        for (; target >= 0; target--)
            strides[target] = 1;
        return new Layout(sizes, strides, source.Count);
    }
}
