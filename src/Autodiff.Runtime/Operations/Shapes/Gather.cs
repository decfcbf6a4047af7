using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Elements at an index along a dimension that differs from element to element.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Elements by an index along a dimension: for dim 0, <c>result[i, j] = x[index[i, j], j]</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">Of the tensor's rank, and in the other dimensions not larger; the shape of the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The index does not have such a shape.</exception>
    public Tensor<T> Gather<TIndex>(int dim, Tensor<TIndex> index)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(Gather));
        return ElementPlaces.Select(this, ElementPlaces.OfGather(RowMajorLayout, d, GatherIndex(d, index, nameof(Gather))), "GatherBackward0");
    }

    /// <summary>A copy with elements replaced by an index along a dimension: for dim 0, <c>result[index[i, j], j] = source[i, j]</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">Of the tensor's rank, and in the other dimensions not larger; of what comes several times the last counts.</param>
    /// <param name="source">At least as large as the index in each dimension; what is beyond is not used.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The index or the source does not have such a shape.</exception>
    public Tensor<T> Scatter<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(Scatter));
        var indices = GatherIndex(d, index, nameof(Scatter));
        return ElementPlaces.Set(this, ElementPlaces.OfGather(RowMajorLayout, d, indices), SourceFor(indices, source, nameof(Scatter)), "ScatterBackward0");
    }

    /// <summary>As <see cref="Scatter"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The index or the source does not have such a shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Scatter_<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex> => ScatterInPlace(dim, index, source, accumulate: false, nameof(Scatter_), "ScatterBackward0");

    /// <summary>A copy with elements added by an index along a dimension: for dim 0, <c>result[index[i, j], j] += source[i, j]</c>.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="index">Of the tensor's rank, and in the other dimensions not larger; what comes several times is added up.</param>
    /// <param name="source">At least as large as the index in each dimension; what is beyond is not used.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The index or the source does not have such a shape.</exception>
    public Tensor<T> ScatterAdd<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, nameof(ScatterAdd));
        var indices = GatherIndex(d, index, nameof(ScatterAdd));
        return ElementPlaces.Add(this, ElementPlaces.OfGather(RowMajorLayout, d, indices), SourceFor(indices, source, nameof(ScatterAdd)), "ScatterAddBackward0");
    }

    /// <summary>As <see cref="ScatterAdd"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or index.</exception>
    /// <exception cref="ArgumentException">The index or the source does not have such a shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> ScatterAdd_<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source)
        where TIndex : unmanaged, IBinaryInteger<TIndex> => ScatterInPlace(dim, index, source, accumulate: true, nameof(ScatterAdd_), "ScatterAddBackward0");

    private Tensor<T> ScatterInPlace<TIndex>(int dim, Tensor<TIndex> index, Tensor<T> source, bool accumulate, string operation, string nodeName)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var d = Dimension.Of(this, dim, operation);
        var indices = GatherIndex(d, index, operation);
        return Assignment.ApplyAt(
            this, layout => ElementPlaces.OfGather(layout, d, indices), SourceFor(indices, source, operation), accumulate, operation, nodeName);
    }

    private Tensor<int> GatherIndex<TIndex>(int dim, Tensor<TIndex> index, string operation)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(index);
        var fits = index.Rank == Rank;
        for (var d = 0; d < Rank && fits; d++)
            fits = d == dim || index.Layout.Sizes[d] <= Layout.Sizes[d];
        if (!fits && index.Count != 0)
            throw new ArgumentException($"{operation}: the index has the shape {index.Layout}; it must have the rank of the shape {Layout} and, except in dimension {dim}, no larger sizes.", nameof(index));
        return IndexList.Of(index, dim, Rank == 0 ? 1 : Layout.Sizes[dim], operation);
    }

    /// <summary>The source as far as the index goes; a number is repeated.</summary>
    private static Tensor<T> SourceFor(Tensor<int> indices, Tensor<T> source, string operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Rank == 0)
            return source.ExpandTo(indices.Layout);
        var fits = source.Rank == indices.Rank;
        for (var d = 0; d < indices.Rank && fits; d++)
            fits = indices.Layout.Sizes[d] <= source.Layout.Sizes[d];
        if (!fits)
            throw new ArgumentException($"{operation}: the source has the shape {source.Layout}, which is not at least that of the index, {indices.Layout}, in each dimension.", nameof(source));
        for (var d = 0; d < indices.Rank; d++)
        {
            if (indices.Layout.Sizes[d] != source.Layout.Sizes[d])
                source = source.Narrow(d, 0, indices.Layout.Sizes[d]);
        }

        return source;
    }
}
