using Autodiff.Internal;

namespace Autodiff;

/// <summary>An operation with a derivative of one's own, as PyTorch's <c>autograd.Function</c>.</summary>
/// <remarks>
/// <code>
/// sealed class Logistic : Function&lt;double&gt;
/// {
///     protected override Tensor&lt;double&gt; Forward(FunctionContext&lt;double&gt; context, Tensor&lt;double&gt;[] inputs)
///     {
///         var result = 1 / (1 + (-inputs[0]).Exp());
///         context.SaveForBackward(result);
///         return result;
///     }
///
///     protected override Tensor&lt;double&gt;?[] Backward(FunctionContext&lt;double&gt; context, Tensor&lt;double&gt; gradient)
///     {
///         var result = context.SavedTensors[0];
///         return [gradient * result * (1 - result)];
///     }
/// }
///
/// var y = new Logistic().Apply(x);
/// </code>
/// <see cref="Forward"/> is not recorded. <see cref="Backward"/> is, if a graph of the gradient is asked for: written in
/// tensor operations on the saved tensors it has gradients in turn. One that leaves tensors on the way overrides
/// <see cref="IsOnceDifferentiable"/>.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
public abstract class Function<T>
    where T : unmanaged
{
    /// <summary>Whether the gradient cannot itself be differentiated, which is then an error rather than a gradient that is missing a part.</summary>
    protected internal virtual bool IsOnceDifferentiable => false;

    /// <summary>Applies the function.</summary>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public Tensor<T> Apply(params Tensor<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var input in inputs)
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
        var context = new FunctionContext<T>(inputs.Length);
        var thread = TensorThread.Current;
        var (recording, carrying) = (thread.IsRecording, thread.CarriesTangents);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (recording && inputs[i].RequiresGrad)
                context.Need(i);
        }

        Tensor<T> result;
        thread.IsRecording = false;
        thread.CarriesTangents = false;
        try
        {
            result = Forward(context, inputs) ?? throw new InvalidOperationException($"{GetType().Name}.Forward returned null.");
        }
        finally
        {
            thread.IsRecording = recording;
            thread.CarriesTangents = carrying;
        }

        if (!Recorder.Tracks((ReadOnlySpan<Tensor?>)inputs))
            return result;
        if (result.Tracking != Tracking.None)
            result = result.Detach(); // an input or a parameter passed through: its own history is not that of the result
        return Recorder.Record(new FunctionNode<T>(this, context, inputs), (ReadOnlySpan<Tensor<T>?>)inputs, result);
    }

    /// <summary>Computes the result.</summary>
    /// <param name="context">Takes what <see cref="Backward"/> needs.</param>
    /// <param name="inputs">As given to <see cref="Apply"/>.</param>
    protected internal abstract Tensor<T> Forward(FunctionContext<T> context, Tensor<T>[] inputs);

    /// <summary>Computes the gradients of the inputs: the VJP.</summary>
    /// <param name="context">As <see cref="Forward"/> left it.</param>
    /// <param name="gradient">The cotangent of the result; not to be changed.</param>
    /// <returns>One for each input, of its shape; null for zero, or where <see cref="FunctionContext{T}.NeedsInputGrad"/> is false.</returns>
    protected internal abstract Tensor<T>?[] Backward(FunctionContext<T> context, Tensor<T> gradient);

    /// <summary>Computes the tangent of the result: the JVP. Only forward mode needs it.</summary>
    /// <param name="context">As <see cref="Forward"/> left it.</param>
    /// <param name="tangents">One for each input; null for zero.</param>
    /// <exception cref="NotSupportedException">The function has no forward mode: the method is not overridden.</exception>
    protected internal virtual Tensor<T> Jvp(FunctionContext<T> context, Tensor<T>?[] tangents) =>
        throw new NotSupportedException($"{GetType().Name} has no forward mode: override its Jvp.");
}
