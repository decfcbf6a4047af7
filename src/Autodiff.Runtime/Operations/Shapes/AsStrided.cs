namespace Autodiff.Internal;

/// <summary>
/// Elements of a dense tensor picked by strides, without repetition, and its counterpart that replaces them: what a view is
/// of its base, and a write to a view is to it.
/// </summary>
/// <remarks>Strides mean something only together with the layout of the whole, so tensors that lie otherwise are copied first.</remarks>
internal static class AsStrided
{
    /// <summary>The picked elements, as a view of the whole if it lies like the given layout, else of a copy that does.</summary>
    /// <param name="x">Of the shape of <paramref name="whole"/>.</param>
    /// <param name="whole">How the tensor lies to which the strides belong; dense.</param>
    /// <param name="layout">The sizes and strides of what is picked.</param>
    /// <param name="offset">Where the first picked element is, counted from the first of the whole.</param>
    public static Tensor<T> Pick<T>(Tensor<T> x, Layout whole, Layout layout, int offset)
        where T : unmanaged
    {
        var laid = x.LaidOut(whole);
        var result = laid.View(layout, laid.Offset + offset);
        return Recorder.Tracks(x) ? Recorder.Record(new AsStridedNode<T>(whole, layout, offset), x, result) : result;
    }

    /// <summary>A copy of a tensor with the picked elements replaced.</summary>
    /// <param name="x">Of the shape of <paramref name="whole"/>; null for zeros.</param>
    /// <param name="elements">Of the shape of <paramref name="layout"/>; null for zeros.</param>
    /// <param name="whole">How the tensor lies to which the strides belong; dense.</param>
    /// <param name="layout">The sizes and strides of what is replaced.</param>
    /// <param name="offset">Where the first replaced element is, counted from the first of the whole.</param>
    public static Tensor<T> Replace<T>(Tensor<T>? x, Tensor<T>? elements, Layout whole, Layout layout, int offset)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(whole);
        if (x == null)
            result.Packed.Clear();
        else
            Copies.Run(x, result);
        Copies.Run(elements ?? Tensor<T>.Scalar(default), result.View(layout, offset));
        if (!Recorder.Tracks((ReadOnlySpan<Tensor?>)[x, elements]))
            return result;
        var zero = Tensor<T>.Scalar(default);
        return Recorder.Record(new AsStridedScatterNode<T>(whole, layout, offset), x ?? zero, elements ?? zero, result);
    }

    /// <summary>Gives a view the history of its base as it is now.</summary>
    public static void Regenerate<T>(Tensor<T> view, Tensor<T> whole)
        where T : unmanaged
    {
        var offset = view.Offset - whole.Offset;
        view.Creator = null;
        view.Tracking &= ~Tracking.RequiresGrad;
        if (whole.RequiresGrad)
            Recorder.Own(new AsStridedNode<T>(whole.Layout, view.Layout, offset) { First = whole.NodeOrLeaf }, view, TensorThread.Current);

        view.Tracking &= ~Tracking.HasTangent;
        if (whole.Tangent is { } tangent)
            Recorder.Attach(view, Pick(tangent, whole.Layout, view.Layout, offset), TensorThread.Current);
    }
}

/// <summary>Picked elements, recorded.</summary>
internal sealed class AsStridedNode<T>(Layout whole, Layout layout, int offset) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "AsStridedBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => AsStrided.Replace(null, cotangent, whole, layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => AsStrided.Pick(tangent, whole, layout, offset);
}

/// <summary>Replaced elements, recorded: of the first operand the others pass, the second gives the picked ones.</summary>
internal sealed class AsStridedScatterNode<T>(Layout whole, Layout layout, int offset) : Node2<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "AsStridedScatterBackward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => AsStrided.Replace(cotangent, null, whole, layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => AsStrided.Pick(cotangent, whole, layout, offset);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) => AsStrided.Replace(xTangent, yTangent, whole, layout, offset);
}
