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

    /// <summary>An index along a dimension, which may count from the end, as one from the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public static int Index(Tensor x, int dim, int index, string operation, string parameter = "index")
    {
        var size = x.Layout.Sizes[dim];
        if (index < -size || index >= size)
            throw OutOfRange(index, dim, size, operation, parameter);
        return index < 0 ? index + size : index;
    }

    /// <summary>The error of an index that does not exist.</summary>
    public static ArgumentOutOfRangeException OutOfRange(long index, int dim, int size, string operation, string parameter = "index") =>
        new(parameter, index, size == 0
            ? $"{operation}: index {index} is out of range: dimension {dim} has size 0."
            : $"{operation}: index {index} is out of range for dimension {dim} of size {size}; indices go from {-size} to {size - 1}.");

    /// <summary>The first index and the number of indices of Python's <c>start:end:step</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static (int Start, int Length) Steps(int size, int? start, int? end, int step)
    {
        if (step < 1)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A slice has a step of at least 1; Flip reverses a dimension.");
        int first = Clamp(start ?? 0, size), last = Clamp(end ?? size, size);
        return (first, last <= first ? 0 : (int)((last - first + (long)step - 1) / step));

        static int Clamp(int index, int size) => Math.Clamp(index < 0 ? index + size : index, 0, size);
    }

    private static int Of(Layout layout, int count, int dim, string operation, string parameter)
    {
        var bound = Math.Max(1, count);
        if (dim < -bound || dim >= bound)
            throw new ArgumentOutOfRangeException(parameter, dim, $"{operation}: the shape {layout} has no dimension {dim}; they go from {-bound} to {bound - 1}.");
        return dim < 0 ? dim + bound : dim;
    }
}
