using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>An operation on two tensors: <c>result = f(x, y)</c>.</summary>
internal abstract class Node2<T> : Node
    where T : unmanaged
{
    /// <inheritdoc/>
    internal sealed override int EdgeCount => 2;

    /// <summary>The cotangent of x from that of the result.</summary>
    public abstract Tensor<T> VjpFirst(Tensor<T> cotangent);

    /// <summary>The cotangent of y from that of the result; it shares no memory with that of x, unless both are the result's cotangent.</summary>
    public abstract Tensor<T> VjpSecond(Tensor<T> cotangent);

    /// <summary>The tangent of the result from those of x and y, of which one may be null: zero.</summary>
    public abstract Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent);

    /// <inheritdoc/>
    internal override void Backward(BackwardPass pass)
    {
        var cotangent = Unsafe.As<Tensor<T>>(Cotangent!);
        if (Needs(0))
            pass.Send(First!, VjpFirst(cotangent));
        if (Needs(1))
            pass.Send(Second!, VjpSecond(cotangent));
    }
}
