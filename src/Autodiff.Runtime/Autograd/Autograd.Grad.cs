using Autodiff.Internal;

namespace Autodiff;

/// <content>Gradients that are returned, not accumulated.</content>
public static partial class Autograd
{
    /// <summary>The gradient of a tensor with respect to another; leaves are not touched.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="input">With respect to what: a leaf or a tensor on the way.</param>
    /// <param name="cotangent">Of the output's shape; may be omitted for a single number: 1.</param>
    /// <param name="retainGraph">Keeps what the derivatives read; <paramref name="createGraph"/> by default.</param>
    /// <param name="createGraph">Records the computation of the gradient, so that it can be differentiated.</param>
    /// <returns>The gradient, of the input's shape.</returns>
    /// <exception cref="InvalidOperationException">The output does not depend on the input, or cannot be differentiated.</exception>
    /// <exception cref="ArgumentException">The cotangent has another shape or element type.</exception>
    public static Tensor<T> Grad<T>(
        Tensor output, Tensor<T> input, Tensor? cotangent = null, bool? retainGraph = null, bool createGraph = false)
        where T : unmanaged =>
        (Tensor<T>)Grad([output], [input], cotangent == null ? default : [cotangent], retainGraph, createGraph)[0]!;

    /// <summary>The gradients of tensors, weighted by cotangents and summed, with respect to others; leaves are not touched.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">With respect to what: leaves or tensors on the way.</param>
    /// <param name="cotangents">One for each output; one, or all, may be omitted (null, empty) for single numbers: 1.</param>
    /// <param name="retainGraph">Keeps what the derivatives read; <paramref name="createGraph"/> by default.</param>
    /// <param name="createGraph">Records the computation of the gradients, so that they can be differentiated.</param>
    /// <param name="allowUnused">Gives null for an input on which no output depends, which is an error otherwise.</param>
    /// <returns>A gradient for each input, of its shape.</returns>
    /// <exception cref="InvalidOperationException">An output does not depend on an input, or cannot be differentiated.</exception>
    /// <exception cref="ArgumentException">A cotangent has another shape or element type than its output, or their number differs.</exception>
    public static Tensor?[] Grad(
        ReadOnlySpan<Tensor> outputs,
        ReadOnlySpan<Tensor> inputs,
        ReadOnlySpan<Tensor?> cotangents = default,
        bool? retainGraph = null,
        bool createGraph = false,
        bool allowUnused = false)
    {
        if (outputs.IsEmpty)
            throw new ArgumentException("Autograd.Grad: there is no output to differentiate.", nameof(outputs));
        if (!cotangents.IsEmpty && cotangents.Length != outputs.Length)
            throw new ArgumentException($"Autograd.Grad: {cotangents.Length} cotangents for {outputs.Length} outputs.", nameof(cotangents));
        var seeds = new Tensor[outputs.Length];
        for (var i = 0; i < seeds.Length; i++)
            seeds[i] = CheckRoot(outputs[i], cotangents.IsEmpty ? null : cotangents[i], "Autograd.Grad");
        for (var i = 0; i < inputs.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(inputs[i], nameof(inputs));
            inputs[i].Refresh();
            if (!inputs[i].RequiresGrad)
                throw new InvalidOperationException($"Autograd.Grad: input {i}, of shape {inputs[i].Layout}, does not require gradients. Call RequiresGrad_() on it before the computation.");
        }

        var gradients = BackwardPass.RunToInputs(outputs, seeds, inputs, retainGraph ?? createGraph, createGraph);
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] == null && !allowUnused)
                throw new InvalidOperationException($"Autograd.Grad: no output depends on input {i}, of shape {inputs[i].Layout}. Pass allowUnused: true to get null for it.");
        }

        return gradients;
    }

    /// <summary>Adds the gradients of several tensors to the leaves they were computed from, in one pass.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="cotangents">One for each output; one, or all, may be omitted (null, empty) for single numbers: 1.</param>
    /// <param name="retainGraph">Keeps what the derivatives read; <paramref name="createGraph"/> by default.</param>
    /// <param name="createGraph">Records the computation of the gradients, so that they can be differentiated.</param>
    /// <exception cref="InvalidOperationException">An output cannot be differentiated.</exception>
    /// <exception cref="ArgumentException">A cotangent has another shape or element type than its output, or their number differs.</exception>
    public static void Backward(
        ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor?> cotangents = default, bool? retainGraph = null, bool createGraph = false)
    {
        if (!cotangents.IsEmpty && cotangents.Length != outputs.Length)
            throw new ArgumentException($"Autograd.Backward: {cotangents.Length} cotangents for {outputs.Length} outputs.", nameof(cotangents));
        var seeds = new Tensor[outputs.Length];
        for (var i = 0; i < seeds.Length; i++)
            seeds[i] = CheckRoot(outputs[i], cotangents.IsEmpty ? null : cotangents[i], "Autograd.Backward");
        BackwardPass.RunToLeaves(outputs, seeds, retainGraph ?? createGraph, createGraph);
    }

    /// <summary>Checks that a tensor can be differentiated and gives its cotangent.</summary>
    internal static Tensor CheckRoot(Tensor output, Tensor? cotangent, string caller)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Refresh();
        if (!output.RequiresGrad)
            throw new InvalidOperationException($"{caller}: the tensor of shape {output.Layout} does not require gradients and has no GradFn: nothing it was computed from required gradients when it was computed. Call RequiresGrad_() on the leaves first, and compute outside NoGrad.");
        if (cotangent == null)
        {
            if (output.Count != 1)
                throw new InvalidOperationException($"{caller}: a gradient can be implied only for a single number; this tensor has the shape {output.Layout}. Reduce it (Sum, Mean) or pass a cotangent of its shape.");
            return output.OnesOfShape();
        }

        if (cotangent.ElementType != output.ElementType)
            throw new ArgumentException($"{caller}: the cotangent is of {Tensor.Name(cotangent.ElementType)}, the tensor of {Tensor.Name(output.ElementType)}.", nameof(cotangent));
        if (!cotangent.Layout.HasShapeOf(output.Layout))
            throw new ArgumentException($"{caller}: the cotangent has the shape {cotangent.Layout}, the tensor {output.Layout}; they must be the same.", nameof(cotangent));
        return cotangent;
    }
}
