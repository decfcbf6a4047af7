namespace Autodiff.Internal;

/// <summary>Runs and records elementwise operations on one tensor.</summary>
internal static class Unary
{
    /// <summary>The operation applied to each element.</summary>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, IUnaryOperation
    {
        var result = Tensor<T>.Allocate(x.DenseLayout);
        Loops.Map(x, result, new ValueMap<TOperation>(operation));
        return Recorder.Tracks(x) ? Recorder.Record(new UnaryNode<T, TOperation>(operation, x, result), x, result) : result;
    }

    /// <summary>The operation applied to each element in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients.</exception>
    public static Tensor<T> ApplyInPlace<T, TOperation>(Tensor<T> x, string name, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, IUnaryOperation
    {
        var write = InPlaceWrite.Begin(x, name);

        // What the derivative reads of the operand is kept in a copy with its history.
        var node = Recorder.Tracks(x) ? new UnaryNode<T, TOperation>(operation, (TOperation.Reads & Reads.X) != 0 ? x.Clone() : x, x) : null;
        Loops.Map(x, x, new ValueMap<TOperation>(operation));
        return write.End(node, x, node?.ResultSlot ?? -1);
    }
}
