using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>An operation on any number of tensors.</summary>
internal abstract class NodeN<T>(int inputs) : Node
    where T : unmanaged
{
    /// <inheritdoc/>
    internal sealed override int EdgeCount => inputs;

    /// <summary>
    /// Writes the cotangents of the inputs for which <see cref="Node.Needs"/> holds; one that is left null is zero.
    /// </summary>
    public abstract void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents);

    /// <summary>The tangent of the result from those of the inputs, of which some, not all, may be null: zero.</summary>
    public abstract Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents);

    /// <inheritdoc/>
    internal sealed override void Backward(BackwardPass pass)
    {
        var cotangents = new Tensor<T>?[inputs];
        Vjp(Unsafe.As<Tensor<T>>(Cotangent!), cotangents);
        pass.SendAll(this, cotangents);
    }
}
