using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The parts at listed indices of one dimension.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A copy of the parts at listed indices along a dimension, in the order of the list.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">A vector of indices, which may repeat.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector.</exception>
    public Tensor<T> IndexSelect<TIndex>(int dim, Tensor<TIndex> index)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (Rank == 0)
            return Reshape(1).IndexSelect(dim, index).Reshape();
        var d = Dimension.Of(this, dim, nameof(IndexSelect));
        return Rows.Select(this, d, RowIndex(d, index, nameof(IndexSelect)));
    }

    /// <summary>A copy with parts added at listed indices along a dimension: <c>result[index[k]] += alpha source[k]</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">A vector of indices; what comes several times is added up.</param>
    /// <param name="source">Of the tensor's shape but for the dimension, where it has the list's length.</param>
    /// <param name="alpha">A factor of the source.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the source has another shape.</exception>
    public Tensor<T> IndexAdd<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source, double alpha = 1)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexAdd));
        var indices = RowIndex(d, index, nameof(IndexAdd));
        CheckRows(d, indices, source, nameof(IndexAdd));
        return Rows.Add(this, d, indices, alpha == 1 ? source : source * alpha);
    }

    /// <summary>As <see cref="IndexAdd"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the source has another shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> IndexAdd_<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source, double alpha = 1)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexAdd_));
        var indices = RowIndex(d, index, nameof(IndexAdd_));
        CheckRows(d, indices, source, nameof(IndexAdd_));
        return Assignment.ApplyAt(
            this, layout => ElementPlaces.OfRows(layout, d, indices), alpha == 1 ? source : source * alpha, accumulate: true, nameof(IndexAdd_), "IndexAddBackward0");
    }

    /// <summary>A copy with parts replaced at listed indices along a dimension: <c>result[index[k]] = source[k]</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">A vector of indices; of what comes several times the last counts.</param>
    /// <param name="source">Of the tensor's shape but for the dimension, where it has the list's length.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the source has another shape.</exception>
    public Tensor<T> IndexCopy<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexCopy));
        var indices = RowIndex(d, index, nameof(IndexCopy));
        CheckRows(d, indices, source, nameof(IndexCopy));
        return ElementPlaces.Set(this, ElementPlaces.OfRows(RowMajorLayout, d, indices), source, "IndexCopyBackward0");
    }

    /// <summary>As <see cref="IndexCopy"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the source has another shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> IndexCopy_<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexCopy_));
        var indices = RowIndex(d, index, nameof(IndexCopy_));
        CheckRows(d, indices, source, nameof(IndexCopy_));
        return Assignment.ApplyAt(
            this, layout => ElementPlaces.OfRows(layout, d, indices), source, accumulate: false, nameof(IndexCopy_), "IndexCopyBackward0");
    }

    /// <summary>A copy with the parts at listed indices along a dimension filled with a number.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">A vector of indices.</param>
    /// <param name="value">A number, or a tensor without dimensions, to which gradients flow.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the value not a number.</exception>
    public Tensor<T> IndexFill<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> value)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexFill));
        var places = ElementPlaces.OfRows(RowMajorLayout, d, RowIndex(d, index, nameof(IndexFill)));
        return ElementPlaces.Set(this, places, Single(value, nameof(IndexFill)).ExpandTo(places.Layout), "IndexFillBackward0");
    }

    /// <summary>As <see cref="IndexFill"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The list is not a vector, or the value not a number.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> IndexFill_<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> value)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(IndexFill_));
        var indices = RowIndex(d, index, nameof(IndexFill_));
        return Assignment.ApplyAt(
            this, layout => ElementPlaces.OfRows(layout, d, indices), Single(value, nameof(IndexFill_)), accumulate: false, nameof(IndexFill_), "IndexFillBackward0");
    }

    private static Tensor<T> Single(Tensor<T> value, string operation)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Rank == 0 ? value : throw new ArgumentException($"{operation}: the value is a number, not a tensor of shape {value.Layout}.", nameof(value));
    }

    private Tensor<int> RowIndex<TIndex>(int dim, Tensor<TIndex> index, string operation)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(index);
        if (index.Rank > 1)
            throw new ArgumentException($"{operation}: the indices are a vector, not of shape {index.Layout}; x[indices] takes any shape.", nameof(index));
        var indices = IndexList.Of(index, dim, SizeAlong(dim, operation), operation);
        return indices.Rank == 1 ? indices : indices.Reshape(1);
    }

    private void CheckRows(int dim, Tensor<int> indices, Tensor<T> source, string operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var expected = Rows.SizesOf(Layout.Sizes, dim, indices.Count);
        if (!source.Layout.Sizes.AsSpan().SequenceEqual(expected))
            throw new ArgumentException($"{operation}: {indices.Count} parts of the shape {Layout} along dimension {dim} have the shape {Layout.Text(expected)}, but the source has {source.Layout}.", nameof(source));
    }
}
