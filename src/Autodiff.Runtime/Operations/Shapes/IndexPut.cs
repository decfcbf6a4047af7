using Autodiff.Internal;

namespace Autodiff;

/// <content>Elements at the places that several tensors of indices name.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A copy with elements replaced, or added to, at <c>x[indices]</c>.</summary>
    /// <param name="indices">What may stand in the indexer.</param>
    /// <param name="values">Broadcast to the shape of <c>x[indices]</c>.</param>
    /// <param name="accumulate">Adds, also where an index comes several times, instead of replacing.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    /// <exception cref="ArgumentException">There are too many indices, or shapes do not broadcast.</exception>
    public Tensor<T> IndexPut(ReadOnlySpan<TensorIndex> indices, Tensor<T> values, bool accumulate = false) =>
        Clone().IndexPut_(indices, values, accumulate);

    /// <summary>As <see cref="IndexPut"/>, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    /// <exception cref="ArgumentException">There are too many indices, or shapes do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> IndexPut_(ReadOnlySpan<TensorIndex> indices, Tensor<T> values, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!accumulate)
            this[indices] = values;
        else
            AddAt(IndexExpression.Read(Layout, indices), values);
        return this;
    }

    /// <summary>The elements at places counted in row-major order, whatever the shape.</summary>
    /// <param name="index">The places, negative from the end; the shape of the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Tensor<T> Take<TIndex>(Tensor<TIndex> index)
        where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex> =>
        ElementPlaces.Select(this, IndexList.Of(index, 0, Count, nameof(Take), allowNegative: true), "TakeBackward0");

    /// <summary>The elements where a mask is true, as a vector; the mask and the tensor are broadcast.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> MaskedSelect(Tensor<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var layout = Layout.Contiguous(Broadcast.LayoutOf(Layout, mask.Layout, nameof(MaskedSelect)).Sizes);
        var places = IndexList.Of(mask.ExpandTo(layout));
        return ElementPlaces.Select(ExpandTo(layout), places, "MaskedSelectBackward0");
    }

    private void AddAt(IndexExpression expression, Tensor<T> values)
    {
        var part = expression.Part == null ? this : Parts.Take(this, expression.Part);
        Assignment.ApplyAt(
            part,
            layout => expression.Picks.Count == 0 ? PlaceKernel.Walk(layout.Sizes, layout.Strides) : IndexPicking.PlacesOf(layout, expression.Picks),
            values,
            accumulate: true,
            nameof(IndexPut_),
            "IndexPutBackward0");
    }
}
