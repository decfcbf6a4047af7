namespace Autodiff.Internal;

/// <summary>
/// A write in place to a view, as an operation on the tensor it is a view of: the elements of the view are replaced by the
/// operation's result, the others stay.
/// </summary>
internal sealed class CopySlicesNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly Node _operation;
    private readonly Layout _whole;
    private readonly Layout _layout;
    private readonly int _offset;

    private CopySlicesNode(Node operation, Tensor<T> whole, Tensor<T> view)
        : base(2)
    {
        _operation = operation;
        _whole = whole.Layout;
        _layout = view.Layout;
        _offset = view.Offset - whole.Offset;
    }

    /// <inheritdoc/>
    public override string Name => "CopySlices";

    /// <summary>Makes the write part of the history of the tensor that the view is of.</summary>
    /// <param name="operation">The operation on the view as a <see cref="Node1{T}"/> or <see cref="Node2{T}"/>.</param>
    /// <param name="whole">What the view is of.</param>
    /// <param name="view">The view that was changed.</param>
    /// <param name="other">The operation's second operand.</param>
    /// <exception cref="NotSupportedException">The tensor has gaps.</exception>
    public static void Record(Node operation, Tensor<T> whole, Tensor<T> view, Tensor<T>? other)
    {
        if (!whole.Layout.IsDense)
            throw new NotSupportedException($"A recorded change in place of a view of a tensor of shape {whole.Layout} whose elements do not lie side by side is not supported. Clone() the tensor before the view is taken.");
        Recorder.Record(new CopySlicesNode<T>(operation, whole, view), [whole, other], whole);
    }

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        var picked = AsStrided.Pick(cotangent, _whole, _layout, _offset);
        if (Needs(0))
        {
            var before = _operation is Node1<T> unary ? unary.Vjp(picked) : ((Node2<T>)_operation).VjpFirst(picked);
            cotangents[0] = AsStrided.Replace(cotangent, before, _whole, _layout, _offset);
        }

        if (Needs(1))
            cotangents[1] = ((Node2<T>)_operation).VjpSecond(picked);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var before = tangents[0] == null ? null : AsStrided.Pick(tangents[0]!, _whole, _layout, _offset);
        var after = _operation is Node1<T> unary ? unary.Jvp(before!) : ((Node2<T>)_operation).Jvp(before, tangents[1]);
        return AsStrided.Replace(tangents[0], after, _whole, _layout, _offset);
    }

    /// <inheritdoc/>
    internal override void VerifySaved()
    {
        base.VerifySaved();
        _operation.VerifySaved();
    }

    /// <inheritdoc/>
    internal override void Free()
    {
        base.Free();
        _operation.Free();
    }
}
