namespace Autodiff.Internal;

/// <summary>Checks dimensions, which may count from the end: -1 is the last.</summary>
internal static class Dimension
{
    /// <summary>A dimension of a tensor as its index from the start; of a single number, 0 and -1 are accepted as PyTorch does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static int Of(Tensor x, int dim, string operation, string parameter = "dim") => Of(x.Layout, x.Rank, dim, operation, parameter);

    /// <summary>A place among the dimensions for a new one: one more than there are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static int OfNew(Tensor x, int dim, string operation, string parameter = "dim") => Of(x.Layout, x.Rank + 1, dim, operation, parameter);

    /// <summary>Dimensions as a mask; all of them for an empty list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static bool[] Mask(Tensor x, ReadOnlySpan<int> dims, string operation)
    {
        var mask = new bool[x.Rank];
        if (dims.IsEmpty)
        {
            Array.Fill(mask, true);
            return mask;
        }

        foreach (var dim in dims)
        {
            var d = Of(x, dim, operation, nameof(dims));
            if (x.Rank == 0)
                continue;
            if (mask[d])
                throw new ArgumentException($"{operation}: dimension {dim} of the shape {x.Layout} is named twice.", nameof(dims));
            mask[d] = true;
        }

        return mask;
    }

    private static int Of(Layout layout, int count, int dim, string operation, string parameter)
    {
        var bound = Math.Max(1, count);
        if (dim < -bound || dim >= bound)
            throw new ArgumentOutOfRangeException(parameter, dim, $"{operation}: the shape {layout} has no dimension {dim}; they go from {-bound} to {bound - 1}.");
        return dim < 0 ? dim + bound : dim;
    }
}
