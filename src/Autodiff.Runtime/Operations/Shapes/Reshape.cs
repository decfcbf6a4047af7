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

    /// <summary>A view of the same elements by another layout of them, recorded as a reshape.</summary>
    internal Tensor<T> ViewAs(Layout layout)
    {
        var result = View(layout, Offset);
        return Recorder.Tracks(this) ? Recorder.Record(new ReshapeNode<T>(this, layout), this, result) : result;
    }
}

/// <summary>A reshape, recorded.</summary>
internal sealed class ReshapeNode<T>(Tensor<T> x, Layout target) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "ViewBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent.Reshape(Source.Sizes);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => tangent.Reshape(target.Sizes);
}
