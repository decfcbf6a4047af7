using Autodiff.Internal;

namespace Autodiff;

/// <content>Parts along one dimension, as views.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A view of one index along a dimension, which disappears from the shape.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">The index, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    public Tensor<T> Select(int dim, int index)
    {
        if (Rank == 0)
            throw new ArgumentOutOfRangeException(nameof(dim), dim, "Select: a tensor without dimensions has nothing to select from; Item() is its number.");
        var d = Dimension.Of(this, dim, nameof(Select));
        return Parts.Take(this, new SelectPart(d, Dimension.Index(this, d, index, nameof(Select))));
    }

    /// <summary>A view of neighbouring indices along a dimension.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="start">The first index, negative from the end.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or the indices reach beyond its size.</exception>
    public Tensor<T> Narrow(int dim, int start, int length)
    {
        var d = Dimension.Of(this, dim, nameof(Narrow));
        var size = SizeAlong(d, nameof(Narrow));
        var first = start < 0 ? start + size : start;
        if (first < 0 || first > size)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Narrow: dimension {d} of the shape {Layout} has size {size}; the start goes from {-size} to {size}.");
        if (length < 0 || length > size - first)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"Narrow: dimension {d} of the shape {Layout} has size {size}; from {first} on there are {size - first} indices.");
        return Parts.Take(this, new SlicePart(d, first, length, 1));
    }

    /// <summary>A view of indices in even steps along a dimension, as Python's <c>start:end:step</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="start">The first index, negative from the end; what is beyond an end counts as that end.</param>
    /// <param name="end">Where it stops, exclusive, negative from the end; what is beyond an end counts as that end.</param>
    /// <param name="step">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or the step is below 1.</exception>
    public Tensor<T> Slice(int dim, int? start = null, int? end = null, int step = 1)
    {
        var d = Dimension.Of(this, dim, nameof(Slice));
        var (first, length) = Dimension.Steps(SizeAlong(d, nameof(Slice)), start, end, step);
        return Parts.Take(this, new SlicePart(d, first, length, step));
    }

    /// <summary>A view of a diagonal of the matrices of two dimensions; it becomes the last dimension, in their stead.</summary>
    /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
    /// <param name="dim1">The dimension of rows.</param>
    /// <param name="dim2">The dimension of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimensions are the same.</exception>
    public Tensor<T> Diagonal(int offset = 0, int dim1 = 0, int dim2 = 1)
    {
        int a = Dimension.Of(this, dim1, nameof(Diagonal), nameof(dim1)), b = Dimension.Of(this, dim2, nameof(Diagonal), nameof(dim2));
        if (a == b)
            throw new ArgumentException($"Diagonal: dim1 and dim2 are both {a}; a diagonal needs two dimensions.", nameof(dim2));
        return Parts.Take(this, new DiagonalPart(offset, a, b));
    }

    private int SizeAlong(int dim, string operation) => Rank == 0
        ? throw new ArgumentOutOfRangeException(nameof(dim), dim, $"{operation}: a tensor without dimensions has no indices.")
        : Layout.Sizes[dim];
}
