namespace Autodiff.Internal;

/// <summary>Runs and records elementwise operations on three tensors that broadcast.</summary>
internal static class Ternary
{
    /// <summary>The operation applied to each three elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, Tensor<T> y, Tensor<T> z, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, ITernaryOperation
    {
        var layout = Broadcast.LayoutOf(Broadcast.LayoutOf(x.Layout, y.Layout, TOperation.Name), z.Layout, TOperation.Name);
        var result = Tensor<T>.Allocate(layout);
        Loops.Map(x, y, z, result, new TernaryValueMap<TOperation>(operation));
        return Recorder.Tracks(x, y, z)
            ? Recorder.Record(new TernaryNode<T, TOperation>(operation, x, y, z, result.Layout), [x, y, z], result)
            : result;
    }

    /// <summary>The operation applied in place of the first operand.</summary>
    /// <exception cref="ArgumentException">Another operand does not broadcast to the shape of the first.</exception>
    /// <exception cref="InvalidOperationException">The first operand is a leaf that requires gradients.</exception>
    public static Tensor<T> ApplyInPlace<T, TOperation>(Tensor<T> x, Tensor<T> y, Tensor<T> z, string name, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, ITernaryOperation
    {
        foreach (var operand in (ReadOnlySpan<Tensor<T>>)[y, z])
        {
            if (!Broadcast.Fits(operand.Layout, x.Layout))
                throw new ArgumentException($"{name}: the operand of shape {operand.Layout} does not broadcast to the shape {x.Layout} of the tensor that is changed.");
        }

        var write = InPlaceWrite.Begin(x, name);
        if (Recorder.Tracks(x, y, z))
        {
            // What a derivative reads of the operand is kept in a copy with its history.
            var kept = x.Clone();
            return x.CopyFrom_(Apply(kept, ReferenceEquals(y, x) ? kept : y, ReferenceEquals(z, x) ? kept : z, operation));
        }

        Loops.Map(x, Apart(y), Apart(z), x, new TernaryValueMap<TOperation>(operation));
        return write.End((Node1<T>?)null, x, -1);

        // Another view of what is written would be read after it changed.
        Tensor<T> Apart(Tensor<T> operand) => operand.Storage == x.Storage && !ReferenceEquals(operand, x) ? operand.Copy() : operand;
    }
}
