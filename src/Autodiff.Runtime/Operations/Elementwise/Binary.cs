namespace Autodiff.Internal;

/// <summary>Runs and records elementwise operations on two tensors that broadcast.</summary>
internal static class Binary
{
    /// <summary>The operation applied to each pair of elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, Tensor<T> y, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, IBinaryOperation
    {
        var result = Tensor<T>.Allocate(Broadcast.LayoutOf(x.Layout, y.Layout, TOperation.Name));
        Loops.Map(x, y, result, new BinaryValueMap<TOperation>(operation));
        return Recorder.Tracks(x, y) ? Recorder.Record(new BinaryNode<T, TOperation>(operation, x, y, result), x, y, result) : result;
    }

    /// <summary>The operation applied in place of the first operand.</summary>
    /// <exception cref="ArgumentException">The second operand does not broadcast to the shape of the first.</exception>
    /// <exception cref="InvalidOperationException">The first operand is a leaf that requires gradients.</exception>
    public static Tensor<T> ApplyInPlace<T, TOperation>(Tensor<T> x, Tensor<T> y, string name, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, IBinaryOperation
    {
        if (!Broadcast.Fits(y.Layout, x.Layout))
            throw new ArgumentException($"{name}: the operand of shape {y.Layout} does not broadcast to the shape {x.Layout} of the tensor that is changed.");
        var write = InPlaceWrite.Begin(x, name);

        // What a derivative reads of the first operand is kept in a copy with its history.
        BinaryNode<T, TOperation>? node = null;
        if (Recorder.Tracks(x, y))
        {
            var reads = (x.Tracking == Tracking.None ? Reads.Nothing : TOperation.XReads) | (y.Tracking == Tracking.None ? Reads.Nothing : TOperation.YReads);
            var overwritten = ReferenceEquals(x, y) ? Reads.X | Reads.Y : Reads.X;
            var kept = (reads & overwritten) != 0 ? x.Clone() : x;
            node = new BinaryNode<T, TOperation>(operation, kept, ReferenceEquals(x, y) ? kept : y, x);
        }

        var source = x.Storage == y.Storage && !ReferenceEquals(x, y) ? y.Copy() : y;
        Loops.Map(x, source, x, new BinaryValueMap<TOperation>(operation));
        return write.End(node, x, y, node?.ResultSlot ?? -1);
    }
}
