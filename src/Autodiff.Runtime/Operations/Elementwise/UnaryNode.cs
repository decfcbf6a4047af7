namespace Autodiff.Internal;

/// <summary>An elementwise operation on one tensor, recorded.</summary>
internal sealed class UnaryNode<T, TOperation> : Node1<T>
    where T : unmanaged
    where TOperation : struct, IUnaryOperation
{
    private readonly TOperation _operation;

    public UnaryNode(TOperation operation, Tensor<T> x, Tensor<T> result)
    {
        _operation = operation;
        if ((TOperation.Reads & Reads.X) != 0)
            Save(x);
        if ((TOperation.Reads & Reads.Result) != 0)
            Save(result);
    }

    /// <summary>Where the result is saved, -1 if it is not.</summary>
    public int ResultSlot => (TOperation.Reads & Reads.Result) == 0 ? -1 : (TOperation.Reads & Reads.X) == 0 ? 0 : 1;

    /// <inheritdoc/>
    public override string Name => TOperation.Name + "Backward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Propagate(cotangent);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Propagate(tangent);

    private Tensor<T> Propagate(Tensor<T> t)
    {
        if (TOperation.Reads == Reads.Nothing)
        {
            if (Recorder.Tracks(t))
                return _operation.Propagate<TensorElement<T>>(t, default, default).Value.ExpandTo(t.Layout);
            var result = ResultOver(t);
            Loops.Map(t, result, new PropagateMap1<TOperation>(_operation));
            return result;
        }

        var first = Saved<T>(0);
        if (TOperation.Reads != (Reads.X | Reads.Result))
        {
            if (Recorder.Tracks(t, first))
                return _operation.Propagate<TensorElement<T>>(t, first, first).Value.ExpandTo(t.Layout);
            var result = ResultOver(t);
            Loops.Map(t, first, result, new PropagateMap2<TOperation>(_operation));
            return result;
        }
        else
        {
            var second = Saved<T>(1);
            if (Recorder.Tracks(t, first, second))
                return _operation.Propagate<TensorElement<T>>(t, first, second).Value.ExpandTo(t.Layout);
            var result = ResultOver(t);
            Loops.Map(t, first, second, result, new PropagateMap3<TOperation>(_operation));
            return result;
        }
    }
}
