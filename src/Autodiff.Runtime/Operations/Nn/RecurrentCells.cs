using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Steps of recurrent networks.</content>
public static partial class TensorOperations
{
    /// <summary>A step of a simple recurrent network: <c>h' = tanh(W x + b + U h + c)</c>.</summary>
    /// <param name="x">Of shape [batch, inputs], or [inputs].</param>
    /// <param name="h">The state before, of shape [batch, size], or [size].</param>
    /// <param name="weightIh">Weights of the input, of shape [size, inputs].</param>
    /// <param name="weightHh">Weights of the state, of shape [size, size].</param>
    /// <param name="biasIh">Of shape [size], or none.</param>
    /// <param name="biasHh">Of shape [size], or none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> RnnTanhCell<T>(
        this Tensor<T> x, Tensor<T> h, Tensor<T> weightIh, Tensor<T> weightHh, Tensor<T>? biasIh = null, Tensor<T>? biasHh = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RecurrentCell.Check(nameof(RnnTanhCell), 1, x, h, weightIh, weightHh);
        return (x.Linear(weightIh, biasIh) + h.Linear(weightHh, biasHh)).Tanh();
    }

    /// <summary>A step of a simple recurrent network: <c>h' = max(0, W x + b + U h + c)</c>.</summary>
    /// <param name="x">Of shape [batch, inputs], or [inputs].</param>
    /// <param name="h">The state before, of shape [batch, size], or [size].</param>
    /// <param name="weightIh">Weights of the input, of shape [size, inputs].</param>
    /// <param name="weightHh">Weights of the state, of shape [size, size].</param>
    /// <param name="biasIh">Of shape [size], or none.</param>
    /// <param name="biasHh">Of shape [size], or none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> RnnReluCell<T>(
        this Tensor<T> x, Tensor<T> h, Tensor<T> weightIh, Tensor<T> weightHh, Tensor<T>? biasIh = null, Tensor<T>? biasHh = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RecurrentCell.Check(nameof(RnnReluCell), 1, x, h, weightIh, weightHh);
        return (x.Linear(weightIh, biasIh) + h.Linear(weightHh, biasHh)).Relu();
    }

    /// <summary>
    /// A step of a long short-term memory. With <c>i, f, g, o</c> the four parts of <c>W x + b + U h + c</c>:
    /// <c>c' = sigmoid(f) c + sigmoid(i) tanh(g)</c> and <c>h' = sigmoid(o) tanh(c')</c>.
    /// </summary>
    /// <param name="x">Of shape [batch, inputs], or [inputs].</param>
    /// <param name="h">The state before, of shape [batch, size], or [size].</param>
    /// <param name="c">The memory before, of the shape of the state.</param>
    /// <param name="weightIh">Weights of the input, of shape [4 size, inputs].</param>
    /// <param name="weightHh">Weights of the state, of shape [4 size, size].</param>
    /// <param name="biasIh">Of shape [4 size], or none.</param>
    /// <param name="biasHh">Of shape [4 size], or none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <returns>The state and the memory after the step.</returns>
    public static (Tensor<T> H, Tensor<T> C) LstmCell<T>(
        this Tensor<T> x, Tensor<T> h, Tensor<T> c, Tensor<T> weightIh, Tensor<T> weightHh, Tensor<T>? biasIh = null, Tensor<T>? biasHh = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RecurrentCell.Check(nameof(LstmCell), 4, x, h, weightIh, weightHh);
        if (!c.Layout.HasShapeOf(h.Layout))
            throw new ArgumentException($"LstmCell: the memory must have the shape of the state, {h.Layout}, not {c.Layout}.", nameof(c));
        var gates = (x.Linear(weightIh, biasIh) + h.Linear(weightHh, biasHh)).Chunk(4, -1);
        var memory = gates[1].Sigmoid() * c + gates[0].Sigmoid() * gates[2].Tanh();
        return (gates[3].Sigmoid() * memory.Tanh(), memory);
    }

    /// <summary>
    /// A step of a gated recurrent unit. With <c>r, z, n</c> the parts of <c>W x + b</c> and <c>r', z', n'</c> those of <c>U h + c</c>:
    /// <c>m = tanh(n + sigmoid(r + r') n')</c> and <c>h' = m + sigmoid(z + z') (h - m)</c>.
    /// </summary>
    /// <param name="x">Of shape [batch, inputs], or [inputs].</param>
    /// <param name="h">The state before, of shape [batch, size], or [size].</param>
    /// <param name="weightIh">Weights of the input, of shape [3 size, inputs].</param>
    /// <param name="weightHh">Weights of the state, of shape [3 size, size].</param>
    /// <param name="biasIh">Of shape [3 size], or none.</param>
    /// <param name="biasHh">Of shape [3 size], or none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> GruCell<T>(
        this Tensor<T> x, Tensor<T> h, Tensor<T> weightIh, Tensor<T> weightHh, Tensor<T>? biasIh = null, Tensor<T>? biasHh = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RecurrentCell.Check(nameof(GruCell), 3, x, h, weightIh, weightHh);
        Tensor<T>[] ofInput = x.Linear(weightIh, biasIh).Chunk(3, -1), ofState = h.Linear(weightHh, biasHh).Chunk(3, -1);
        var reset = (ofInput[0] + ofState[0]).Sigmoid();
        var update = (ofInput[1] + ofState[1]).Sigmoid();
        var candidate = (ofInput[2] + reset * ofState[2]).Tanh();
        return candidate + update * (h - candidate);
    }
}

/// <summary>Checks the shapes of a step of a recurrent network.</summary>
internal static class RecurrentCell
{
    /// <summary>Refuses shapes that do not fit each other.</summary>
    public static void Check<T>(string operation, int gates, Tensor<T> x, Tensor<T> h, Tensor<T> weightIh, Tensor<T> weightHh)
        where T : unmanaged
    {
        if (x.Rank is not (1 or 2) || h.Rank != x.Rank || (x.Rank == 2 && x.Layout.Sizes[0] != h.Layout.Sizes[0]))
            throw new ArgumentException($"{operation}: input and state have the shapes [batch, inputs] and [batch, size], or [inputs] and [size]; they have {x.Layout} and {h.Layout}.", nameof(h));
        int inputs = x.Layout.Sizes[^1], size = h.Layout.Sizes[^1];
        if (!weightIh.Layout.Sizes.AsSpan().SequenceEqual([gates * size, inputs]))
            throw new ArgumentException($"{operation}: for the input of shape {x.Layout} and the state of shape {h.Layout}, weightIh must have the shape [{gates * size}, {inputs}], not {weightIh.Layout}.", nameof(weightIh));
        if (!weightHh.Layout.Sizes.AsSpan().SequenceEqual([gates * size, size]))
            throw new ArgumentException($"{operation}: for the state of shape {h.Layout}, weightHh must have the shape [{gates * size}, {size}], not {weightHh.Layout}.", nameof(weightHh));
    }
}
