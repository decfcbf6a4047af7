namespace Autodiff.Internal;

/// <summary>A change of a tensor in place: what is checked before it and put on the tape after it.</summary>
internal readonly struct InPlaceWrite
{
    /// <summary>Checks that the tensor may be changed.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, or several of its elements share a place.</exception>
    public static InPlaceWrite Begin(Tensor x, string name)
    {
        if (x is { RequiresGrad: true, IsLeaf: true } && TensorThread.Current.IsRecording)
            throw new InvalidOperationException($"{name}: the tensor of shape {x.Layout} is a leaf that requires gradients and cannot be changed in place while operations are recorded. Change parameters inside using (Autograd.NoGrad()).");
        for (var d = 0; d < x.Rank; d++)
        {
            if (x.Layout.Strides[d] == 0 && x.Layout.Sizes[d] > 1 && x.Count > 0)
                throw new InvalidOperationException($"{name}: several elements of the expanded tensor of shape {x.Layout} share one place in memory. Clone() it before changing it in place.");
        }

        return default;
    }

    /// <summary>Counts the change and, if there is a node, puts it on the tape.</summary>
    /// <param name="node">The operation as a node, made before the change; null if nothing is recorded.</param>
    /// <param name="x">The tensor that was changed.</param>
    /// <param name="resultSlot">Where the node saved the result, that is x after the change; -1 if it did not.</param>
    public Tensor<T> End<T>(Node1<T>? node, Tensor<T> x, int resultSlot)
        where T : unmanaged
    {
        x.Storage.Version++;
        if (node == null)
            return x;
        node.RenewVersion(resultSlot);
        Recorder.Record(node, x, x);
        Disown(x);
        return x;
    }

    /// <inheritdoc cref="End{T}(Node1{T}, Tensor{T}, int)"/>
    public Tensor<T> End<T>(Node2<T>? node, Tensor<T> x, Tensor<T> y, int resultSlot)
        where T : unmanaged
    {
        x.Storage.Version++;
        if (node == null)
            return x;
        node.RenewVersion(resultSlot);
        Recorder.Record(node, x, y, x);
        Disown(x);
        return x;
    }

    /// <summary>Other tensors on the same elements have a history that is no longer true.</summary>
    private static void Disown(Tensor x) => x.WritesSeen = ++x.Storage.RecordedWrites;
}
