namespace Autodiff;

/// <summary>What one application of a <see cref="Function{T}"/> keeps between its forward and its backward computation.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class FunctionContext<T>
    where T : unmanaged
{
    private Func<int, Tensor<T>>? _saved;

    internal FunctionContext(int inputs) => NeedsInputGrad = new bool[inputs];

    /// <summary>Of each input, whether its gradient is wanted.</summary>
    public IReadOnlyList<bool> NeedsInputGrad { get; }

    /// <summary>The tensors given to <see cref="SaveForBackward"/>.</summary>
    /// <exception cref="InvalidOperationException">One was changed in place since, or the graph was freed.</exception>
    public Tensor<T>[] SavedTensors
    {
        get
        {
            var tensors = new Tensor<T>[Saved.Length];
            for (var i = 0; i < tensors.Length; i++)
                tensors[i] = _saved?.Invoke(i) ?? Saved[i];
            return tensors;
        }
    }

    /// <summary>Anything else the backward computation needs: numbers, shapes.</summary>
    public object? State { get; set; }

    internal Tensor<T>[] Saved { get; private set; } = [];

    /// <summary>Keeps inputs, the result or other tensors for the backward computation; changing one in place later is an error.</summary>
    public void SaveForBackward(params Tensor<T>[] tensors) => Saved = tensors;

    internal void Attach(Func<int, Tensor<T>> saved)
    {
        _saved = saved;
        Saved = new Tensor<T>[Saved.Length];
    }

    internal void Need(int input) => ((bool[])NeedsInputGrad)[input] = true;
}
