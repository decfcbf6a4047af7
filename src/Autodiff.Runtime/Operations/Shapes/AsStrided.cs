namespace Autodiff.Internal;

/// <summary>
/// Elements of a contiguous tensor picked by strides, without repetition, and its counterpart that replaces them: what a
/// view is of its base, and a write to a view is to it.
/// </summary>
internal static class AsStrided
{
    /// <summary>The picked elements, as a view.</summary>
    /// <param name="x">Contiguous.</param>
    /// <param name="layout">The sizes and strides.</param>
    /// <param name="offset">Where the first element is, counted from the first of x.</param>
    public static Tensor<T> Pick<T>(Tensor<T> x, Layout layout, int offset)
        where T : unmanaged
    {
        var result = x.View(layout, x.Offset + offset);
        return Recorder.Tracks(x) ? Recorder.Record(new AsStridedNode<T>(x, layout, offset), x, result) : result;
    }

    /// <summary>A copy of a tensor with the picked elements replaced.</summary>
    public static Tensor<T> Replace<T>(Tensor<T> x, Tensor<T> elements, Layout layout, int offset)
        where T : unmanaged
    {
        var result = x.Copy();
        Copies.Run(elements, result.View(layout, offset));
        return Recorder.Tracks(x, elements) ? Recorder.Record(new AsStridedScatterNode<T>(x, layout, offset), x, elements, result) : result;
    }

    /// <summary>Gives a view the history of its base as it is now.</summary>
    public static void Regenerate<T>(Tensor<T> view, Tensor<T> whole)
        where T : unmanaged
    {
        view.Creator = null;
        view.Tracking &= ~Tracking.RequiresGrad;
        if (whole.RequiresGrad)
        {
            var node = new AsStridedNode<T>(whole, view.Layout, view.Offset - whole.Offset) { First = whole.NodeOrLeaf };
            Recorder.Own(node, view, TensorThread.Current);
        }

        view.Tracking &= ~Tracking.HasTangent;
        if (whole.Tangent is { } tangent)
            Recorder.Attach(view, Pick(tangent.Contiguous(), view.Layout, view.Offset - whole.Offset), TensorThread.Current);
    }
}

/// <summary>Picked elements, recorded.</summary>
internal sealed class AsStridedNode<T>(Tensor<T> x, Layout layout, int offset) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "AsStridedBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) =>
        AsStrided.Replace(Tensor.Zeros<T>(Source.Sizes), cotangent, layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => AsStrided.Pick(tangent.Contiguous(), layout, offset);
}

/// <summary>Replaced elements, recorded: of the first operand the others pass, the second gives the picked ones.</summary>
internal sealed class AsStridedScatterNode<T>(Tensor<T> x, Layout layout, int offset) : Node2<T>
    where T : unmanaged
{
    private readonly Layout _x = x.Layout;

    /// <inheritdoc/>
    public override string Name => "AsStridedScatterBackward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) =>
        AsStrided.Replace(cotangent, Tensor.Zeros<T>(layout.Sizes), layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => AsStrided.Pick(cotangent.Contiguous(), layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) => AsStrided.Replace(
        xTangent ?? Tensor.Zeros<T>(_x.Sizes),
        yTangent ?? Tensor.Zeros<T>(layout.Sizes),
        layout,
        offset);
}
