using Autodiff.Internal;

namespace Autodiff;

/// <content>Other shapes for the same elements.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The same elements, in row-major order, in another shape: a view where the strides allow it, else a copy.</summary>
    /// <param name="shape">The sizes; one of them may be -1: what is left.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public Tensor<T> Reshape(params ReadOnlySpan<int> shape)
    {
        var sizes = ReshapeLayout.Sizes(Layout, shape);
        if (sizes.AsSpan().SequenceEqual(Layout.Sizes))
            return ViewAs(Layout);
        return ReshapeLayout.TryView(Layout, sizes) is { } layout ? ViewAs(layout) : Contiguous().ViewAs(Layout.Contiguous(sizes));
    }

    /// <summary>As <see cref="Reshape"/>, by the shape of another tensor.</summary>
    /// <exception cref="ArgumentException">The other tensor has another number of elements.</exception>
    public Tensor<T> ReshapeAs(Tensor other) => Reshape(other.Layout.Sizes);

    /// <summary>The same elements, in row-major order, in another shape, as a view.</summary>
    /// <remarks>
    /// Convolutions make images whose channels lie side by side in memory. Where a view of such images does not exist, they are
    /// copied, so that <c>y.View(batch, -1)</c> works after a convolution as with PyTorch's images in row-major order. Such a
    /// copy cannot be changed in place, since the images would not change with it.
    /// </remarks>
    /// <param name="shape">The sizes; one of them may be -1: what is left.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements, or the strides do not allow a view.</exception>
    public Tensor<T> View(params ReadOnlySpan<int> shape)
    {
        var sizes = ReshapeLayout.Sizes(Layout, shape);
        if (ReshapeLayout.TryView(Layout, sizes) is { } layout)
            return ViewAs(layout);
        if (Layout.IsChannelsLast)
        {
            var copy = Reshape(sizes);
            copy.Storage.StandsForView = true;
            return copy;
        }

        throw new ArgumentException($"View: the elements of the shape {Layout} do not lie in memory so that the shape {Layout.Text(shape)} is a view of them. Use Reshape, which copies where it must, or Contiguous() first.", nameof(shape));
    }

    /// <summary>As <see cref="View(ReadOnlySpan{int})"/>, by the shape of another tensor.</summary>
    /// <exception cref="ArgumentException">The other tensor has another number of elements, or the strides do not allow a view.</exception>
    public Tensor<T> ViewAs(Tensor other) => View(other.Layout.Sizes);

    /// <summary>Joins neighbouring dimensions into one: a view where the strides allow it, else a copy.</summary>
    /// <param name="startDim">The first, negative from the end.</param>
    /// <param name="endDim">The last, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The last comes before the first.</exception>
    public Tensor<T> Flatten(int startDim = 0, int endDim = -1)
    {
        int first = Dimension.Of(this, startDim, nameof(Flatten), nameof(startDim)), last = Dimension.Of(this, endDim, nameof(Flatten), nameof(endDim));
        if (last < first)
            throw new ArgumentException($"Flatten: endDim {endDim} comes before startDim {startDim} in the shape {Layout}.", nameof(endDim));
        if (Rank == 0)
            return Reshape(1);
        if (first == last)
            return this;
        var joined = Layout.CountOf(Layout.Sizes.AsSpan(first, last - first + 1));
        return Reshape([.. Layout.Sizes.AsSpan(0, first), joined, .. Layout.Sizes.AsSpan(last + 1)]);
    }

    /// <summary>Cuts a dimension into several, as a view.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <param name="shape">The sizes, whose product is that of the dimension; one of them may be -1: what is left.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The product is another.</exception>
    public Tensor<T> Unflatten(int dim, params ReadOnlySpan<int> shape)
    {
        var d = Dimension.Of(this, dim, nameof(Unflatten));
        var size = SizeAlong(d, nameof(Unflatten));
        var sizes = ReshapeLayout.Sizes(Layout.Contiguous([size]), shape);
        var strides = new nint[sizes.Length];
        var stride = Layout.Strides[d];
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= sizes[i];
        }

        return ViewAs(new Layout(
            [.. Layout.Sizes.AsSpan(0, d), .. sizes, .. Layout.Sizes.AsSpan(d + 1)],
            [.. Layout.Strides.AsSpan(0, d), .. strides, .. Layout.Strides.AsSpan(d + 1)],
            Count));
    }

    /// <summary>A view of the same elements by another layout of them, recorded as a reshape.</summary>
    internal Tensor<T> ViewAs(Layout layout, string name = "ViewBackward0")
    {
        var result = View(layout, Offset);
        return Recorder.Tracks(this) ? Recorder.Record(new ReshapeNode<T>(this, layout, name), this, result) : result;
    }
}

/// <summary>A reshape, recorded.</summary>
internal sealed class ReshapeNode<T>(Tensor<T> x, Layout target, string name) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent.Reshape(Source.Sizes);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => tangent.Reshape(target.Sizes);
}
