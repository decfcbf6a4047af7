using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The node of one result of an operation with several: hands its cotangent on.</summary>
internal sealed class ResultNode<T> : Node
    where T : unmanaged
{
    private readonly int _index;

    public ResultNode(NodeWithResults<T> operation, int index)
    {
        First = operation;
        _index = index;
    }

    /// <inheritdoc/>
    public override string Name => First!.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> NextFunctions => First!.NextFunctions;

    /// <inheritdoc/>
    internal override int EdgeCount => 1;

    /// <inheritdoc/>
    internal override void Backward(BackwardPass pass)
    {
        BackwardPass.Hold(Cotangent!);
        Unsafe.As<NodeWithResults<T>>(First!).Receive(_index, Cotangent!);
    }
}
