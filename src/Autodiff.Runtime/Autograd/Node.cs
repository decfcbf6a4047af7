using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// A recorded operation: what <see cref="Tensor.GradFn"/> of its result is. It knows the nodes of its inputs, what its VJP
/// reads, and computes the cotangents of the inputs from that of the result.
/// </summary>
public abstract class Node
{
    // Two inputs and two saved tensors are enough for nearly all operations; what is more, or rare, is in the extras.
    internal Node? First;
    internal Node? Second;
    internal Tensor? Saved0;
    internal Tensor? Saved1;
    internal int Version0;
    internal int Version1;
    internal NodeExtras? Extras;

    /// <summary>The cotangent that has come together so far in the running backward pass.</summary>
    internal Tensor? Cotangent;

    /// <summary>The backward pass that works on the node.</summary>
    internal BackwardPass? Pass;

    /// <summary>How many nodes of the pass have still to send a cotangent.</summary>
    internal int Pending;

    /// <summary>Whether the running pass needs the node's cotangent.</summary>
    internal bool IsNeeded;

    /// <summary>Whether what the node saved was dropped after a backward pass.</summary>
    internal bool IsFreed;

    private protected Node()
    {
    }

    /// <summary>The operation's name as PyTorch gives it, such as <c>MulBackward0</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The nodes of the inputs, <see langword="null"/> for an input that needs no gradient.</summary>
    public virtual IReadOnlyList<Node?> NextFunctions
    {
        get
        {
            var count = EdgeCount;
            var nodes = new Node?[count];
            for (var i = 0; i < count; i++)
                nodes[i] = Edge(i);
            return nodes;
        }
    }

    /// <summary>This node, or the one of the graph in whose place it stands in a pass.</summary>
    internal virtual Node Original => this;

    /// <summary>How many inputs.</summary>
    internal abstract int EdgeCount { get; }

    /// <summary>Whether a cotangent has come in.</summary>
    internal virtual bool HasCotangent => Cotangent != null;

    /// <summary><c>&lt;MulBackward0&gt;</c>.</summary>
    public override string ToString() => $"<{Name}>";

    /// <summary>The node of an input.</summary>
    internal Node? Edge(int index) => index switch
    {
        0 => First,
        1 => Second,
        _ => Extras?.Edges[index - 2],
    };

    /// <summary>Sets the node of an input.</summary>
    internal void SetEdge(int index, Node? node)
    {
        switch (index)
        {
            case 0:
                First = node;
                break;
            case 1:
                Second = node;
                break;
            default:
                var extras = Extras ??= new NodeExtras();
                if (extras.Edges.Length <= index - 2)
                    Array.Resize(ref extras.Edges, EdgeCount - 2);
                extras.Edges[index - 2] = node;
                break;
        }
    }

    /// <summary>Whether the cotangent of an input is wanted.</summary>
    internal bool Needs(int index) => Edge(index) is { } edge && (Pass?.Wants(edge) ?? true);

    /// <summary>Computes the cotangents of the inputs and sends them on.</summary>
    internal abstract void Backward(BackwardPass pass);

    /// <summary>Forgets the cotangents of a pass that ended early.</summary>
    internal virtual void ClearCotangents() => Cotangent = null;

    /// <summary>Keeps a tensor for the VJP; a later write in place to it is then an error of the backward pass.</summary>
    private protected void Save(Tensor? tensor)
    {
        if (tensor == null)
            return;
        if (Saved0 == null)
        {
            Saved0 = tensor;
            Version0 = tensor.Storage.Version;
        }
        else if (Saved1 == null)
        {
            Saved1 = tensor;
            Version1 = tensor.Storage.Version;
        }
        else
        {
            (Extras ??= new NodeExtras()).Saved.Add((tensor, tensor.Storage.Version));
        }
    }

    /// <summary>Keeps several tensors.</summary>
    private protected void Save(Tensor? first, Tensor? second)
    {
        Save(first);
        Save(second);
    }

    /// <summary>Notes that a saved tensor was since written by the operation itself, in place.</summary>
    internal void RenewVersion(int slot)
    {
        if (slot == 0)
        {
            Version0 = Saved0!.Storage.Version;
        }
        else if (slot == 1)
        {
            Version1 = Saved1!.Storage.Version;
        }
        else if (slot > 1)
        {
            var tensor = Extras!.Saved[slot - 2].Tensor;
            Extras.Saved[slot - 2] = (tensor, tensor.Storage.Version);
        }
    }

    /// <summary>A saved tensor, by the order of saving.</summary>
    private protected Tensor<T> Saved<T>(int index)
        where T : unmanaged
    {
        var (tensor, version) = index switch
        {
            0 => (Saved0, Version0),
            1 => (Saved1, Version1),
            _ => SavedInExtras(index - 2),
        };
        if (tensor == null)
            ThrowFreed();
        if (tensor.Storage.Version != version)
            ThrowModified(tensor, version);
        return System.Runtime.CompilerServices.Unsafe.As<Tensor<T>>(tensor);
    }

    /// <summary>
    /// A tensor for the result of a VJP: the cotangent itself, written over, if nobody else will read it, else a new one.
    /// To be called after all other uses of the cotangent are decided; the kernel may read and write the same element.
    /// </summary>
    private protected Tensor<T> ResultOver<T>(Tensor<T> cotangent)
        where T : unmanaged
    {
        if (Pass is { } pass && ReferenceEquals(cotangent, Cotangent) && pass.IsPrivate(cotangent))
        {
            Cotangent = null;
            cotangent.Storage.Holders = 0;
            return cotangent;
        }

        return Tensor<T>.Allocate(cotangent.DenseLayout);
    }

    /// <summary>Checks, before a pass starts, that what was saved is there and unchanged.</summary>
    internal virtual void VerifySaved()
    {
        if (IsFreed)
            ThrowFreed();
        if (Saved0 is { } first && first.Storage.Version != Version0)
            ThrowModified(first, Version0);
        if (Saved1 is { } second && second.Storage.Version != Version1)
            ThrowModified(second, Version1);
        if (Extras == null)
            return;
        foreach (var (tensor, version) in Extras.Saved)
        {
            if (tensor.Storage.Version != version)
                ThrowModified(tensor, version);
        }
    }

    /// <summary>Drops what was saved, after a pass that does not retain the graph.</summary>
    internal virtual void Free()
    {
        if (Saved0 == null && Extras is not { Saved.Count: > 0 })
            return;
        IsFreed = true;
        Saved0 = null;
        Saved1 = null;
        Extras?.Saved.Clear();
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void ThrowFreed() => throw new InvalidOperationException(
        $"The graph was freed by an earlier Backward: {Name} no longer has the tensors its derivative reads. To go backward through it again, call the first Backward (or Autograd.Grad) with retainGraph: true, or compute the result again.{Extras?.WhereMade()}");

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void ThrowModified(Tensor tensor, int expected) => throw new InvalidOperationException(
        $"One of the tensors needed for the gradient was modified in place: {tensor.Layout}, {(tensor.Creator is { } node ? $"output of {node.Name}" : "a leaf")}, saved by {Name}, is at version {tensor.Storage.Version}; expected version {expected}. Use the operation that is not in place, or clone the tensor before it is changed.{Extras?.WhereMade()}");

    private (Tensor? Tensor, int Version) SavedInExtras(int index) =>
        Extras is { } extras && index < extras.Saved.Count ? extras.Saved[index] : default;
}
