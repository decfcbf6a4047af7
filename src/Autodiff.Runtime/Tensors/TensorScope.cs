using Autodiff.Internal;

namespace Autodiff;

/// <summary>Gives the buffers of tensors back when it is disposed; made by <see cref="Tensors.Scope"/>.</summary>
public readonly ref struct TensorScope
{
    private readonly TensorScopeState _state;

    internal TensorScope(TensorScopeState state) => _state = state;

    /// <summary>Lets a tensor outlive the scope: it belongs to the scope around it, or to the garbage collector.</summary>
    /// <returns>The same tensor.</returns>
    /// <exception cref="ObjectDisposedException">The tensor's buffer was given back already.</exception>
    public Tensor<T> Keep<T>(Tensor<T> tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        _ = tensor.Buffer;
        _state.MoveToOuter(tensor.Storage);
        return tensor;
    }

    /// <summary>Ends the scope.</summary>
    /// <exception cref="InvalidOperationException">Scopes were ended out of order, or on another thread.</exception>
    public void Dispose()
    {
        if (TensorThread.Current.Scope != _state || _state.IsClosed)
            throw new InvalidOperationException("Tensors.Scope: scopes end in the reverse order of their beginning, once, and on the thread that began them.");
        _state.Close();
    }
}
