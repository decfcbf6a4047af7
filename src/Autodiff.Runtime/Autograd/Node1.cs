using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>An operation on one tensor: <c>result = f(x)</c>.</summary>
internal abstract class Node1<T> : Node
    where T : unmanaged
{
    /// <inheritdoc/>
    internal sealed override int EdgeCount => 1;

    /// <summary>The cotangent of x from that of the result.</summary>
    public abstract Tensor<T> Vjp(Tensor<T> cotangent);

    /// <summary>The tangent of the result from that of x.</summary>
    public abstract Tensor<T> Jvp(Tensor<T> tangent);

    /// <inheritdoc/>
    internal sealed override void Backward(BackwardPass pass)
    {
        if (Needs(0))
            pass.Send(First!, Vjp(Unsafe.As<Tensor<T>>(Cotangent!)));
    }
}
