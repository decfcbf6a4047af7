using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>An operation with several results, each of which has a <see cref="ResultNode{T}"/> as its node.</summary>
internal abstract class NodeWithResults<T>(int inputs, int results) : Node
    where T : unmanaged
{
    private readonly Tensor?[] _cotangents = new Tensor?[results];

    /// <inheritdoc/>
    internal sealed override int EdgeCount => inputs;

    /// <inheritdoc/>
    internal sealed override bool HasCotangent
    {
        get
        {
            foreach (var cotangent in _cotangents)
            {
                if (cotangent != null)
                    return true;
            }

            return false;
        }
    }

    /// <summary>
    /// Writes the cotangents of the inputs for which <see cref="Node.Needs"/> holds from those of the results, of which some,
    /// not all, may be null: zero.
    /// </summary>
    public abstract void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents);

    /// <summary>Writes the tangents of the results from those of the inputs, of which some, not all, may be null: zero.</summary>
    public abstract void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results);

    /// <summary>Takes the cotangent of a result.</summary>
    public void Receive(int result, Tensor cotangent) => _cotangents[result] = cotangent;

    /// <inheritdoc/>
    internal sealed override void Backward(BackwardPass pass)
    {
        var received = new Tensor<T>?[_cotangents.Length];
        for (var i = 0; i < received.Length; i++)
            received[i] = Unsafe.As<Tensor<T>?>(_cotangents[i]);
        Array.Clear(_cotangents);
        var cotangents = new Tensor<T>?[inputs];
        Vjp(received, cotangents);
        pass.SendAll(this, cotangents);
    }

    /// <inheritdoc/>
    internal sealed override void ClearCotangents() => Array.Clear(_cotangents);
}
