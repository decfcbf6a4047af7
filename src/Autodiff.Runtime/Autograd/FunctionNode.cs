namespace Autodiff.Internal;

/// <summary>The application of a user's function, recorded.</summary>
internal sealed class FunctionNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly Function<T> _function;
    private readonly FunctionContext<T> _context;
    private readonly Layout[] _inputs;

    public FunctionNode(Function<T> function, FunctionContext<T> context, Tensor<T>[] inputs)
        : base(inputs.Length)
    {
        _function = function;
        _context = context;
        _inputs = Array.ConvertAll(inputs, input => input.Layout);
        foreach (var tensor in context.Saved)
            Save(tensor);
        context.Attach(Saved<T>);
    }

    /// <inheritdoc/>
    public override string Name => _function.GetType().Name + "Backward";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        if (_function.IsOnceDifferentiable && TensorThread.Current.IsRecording)
            throw new InvalidOperationException($"{_function.GetType().Name} says that its gradient cannot be differentiated (IsOnceDifferentiable), so it cannot go backward with createGraph: true.");
        BackwardPass.Hold(cotangent); // the function may keep it
        var gradients = _function.Backward(_context, cotangent);
        if (gradients == null || gradients.Length != _inputs.Length)
            throw new InvalidOperationException($"{_function.GetType().Name}.Backward returned {gradients?.Length ?? 0} gradients for {_inputs.Length} inputs.");
        for (var i = 0; i < _inputs.Length; i++)
        {
            if (!Needs(i))
                continue;
            if (gradients[i] is not { } gradient)
                continue;
            if (!gradient.Layout.HasShapeOf(_inputs[i]))
                throw new InvalidOperationException($"{_function.GetType().Name}.Backward returned a gradient of shape {gradient.Layout} for input {i} of shape {_inputs[i]}.");
            BackwardPass.Hold(gradient); // the function may keep it
            cotangents[i] = gradient;
        }
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents) => _function.Jvp(_context, tangents.ToArray());
}
