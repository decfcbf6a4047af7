namespace Autodiff.Internal;

/// <summary>A change of a tensor in place: what is checked before it and put on the tape after it.</summary>
internal readonly struct InPlaceWrite
{
    /// <summary>Checks that the tensor may be changed.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, or several of its elements share a place.</exception>
    public static InPlaceWrite Begin<T>(Tensor<T> x, string name)
        where T : unmanaged
    {
        x.Refresh();
        if (x is { RequiresGrad: true, IsLeaf: true } && TensorThread.Current.IsRecording)
            throw new InvalidOperationException($"{name}: the tensor of shape {x.Layout} is a leaf that requires gradients and cannot be changed in place while operations are recorded. Change parameters inside using (Autograd.NoGrad()).");
        for (var d = 0; d < x.Rank; d++)
        {
            if (x.Layout.Strides[d] == 0 && x.Layout.Sizes[d] > 1 && x.Count > 0)
                throw new InvalidOperationException($"{name}: several elements of the expanded tensor of shape {x.Layout} share one place in memory. Clone() it before changing it in place.");
        }

        if (x.Base is { RequiresGrad: true, IsLeaf: true } && TensorThread.Current.IsRecording)
            throw new InvalidOperationException($"{name}: the tensor of shape {x.Layout} is a view of a leaf that requires gradients and cannot be changed in place while operations are recorded. Change parameters inside using (Autograd.NoGrad()).");

        if (x.Storage.StandsForView)
            throw new InvalidOperationException($"{name}: the tensor of shape {x.Layout} was made by View of images whose channels lie side by side, for which it had to copy, so a change in place would not reach them. Call Contiguous() before View, or Clone() after it.");

        // A view taken under NoGrad of a tensor with a history gets its part of it now: the operation must know what to save.
        if (x.Base is Tensor<T> { Layout.IsDense: true } whole && (whole.Tracking & ~x.Tracking) != Tracking.None && TensorThread.Current.IsRecording)
            AsStrided.Regenerate(x, whole);
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
        if (x.Base is Tensor<T> whole)
            CopySlicesNode<T>.Record(node, whole, x, null);
        else
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
        if (x.Base is Tensor<T> whole)
            CopySlicesNode<T>.Record(node, whole, x, y);
        else
            Recorder.Record(node, x, y, x);
        Disown(x);
        return x;
    }

    /// <summary>Other tensors on the same elements have a history that is no longer true, except the one this is a view of.</summary>
    private static void Disown<T>(Tensor<T> x)
        where T : unmanaged
    {
        x.WritesSeen = ++x.Storage.RecordedWrites;
        if (x.Base is not Tensor<T> whole)
            return;
        whole.WritesSeen = x.WritesSeen;
        AsStrided.Regenerate(x, whole);
    }
}
