using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The bilinear layer.</content>
public static partial class TensorOperations
{
    /// <summary>A bilinear layer: <c>y[…, o] = b[o] + sum over i, j of x1[…, i] W[o, i, j] x2[…, j]</c>.</summary>
    /// <param name="x1">Of shape […, first inputs].</param>
    /// <param name="x2">Of shape […, second inputs].</param>
    /// <param name="weight">Of shape [outputs, first inputs, second inputs].</param>
    /// <param name="bias">Of shape [outputs], or none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> Bilinear<T>(this Tensor<T> x1, Tensor<T> x2, Tensor<T> weight, Tensor<T>? bias = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weight.Rank != 3 || x1.Rank < 1 || x1.Rank != x2.Rank || x1.Layout.Sizes[^1] != weight.Layout.Sizes[1] || x2.Layout.Sizes[^1] != weight.Layout.Sizes[2]
            || !x1.Layout.Sizes.AsSpan(0, x1.Rank - 1).SequenceEqual(x2.Layout.Sizes.AsSpan(0, x2.Rank - 1)))
            throw new ArgumentException($"Bilinear: inputs of shapes {x1.Layout} and {x2.Layout} do not fit the weight of shape {weight.Layout}, which is [outputs, first inputs, second inputs].", nameof(weight));
        if (bias != null && (bias.Rank != 1 || bias.Count != weight.Layout.Sizes[0]))
            throw new ArgumentException($"Bilinear: for the weight of shape {weight.Layout} the bias must have the shape [{weight.Layout.Sizes[0]}], not {bias.Layout}.", nameof(bias));

        // One product for all outputs, with rows o, j of the weight; then sums over j.
        var terms = x1.Linear(weight.Transpose(1, 2).Flatten(0, 1)).Unflatten(-1, weight.Layout.Sizes[0], weight.Layout.Sizes[2]);
        var result = (terms * x2.Unsqueeze(-2)).Sum(-1);
        return bias == null ? result : result + bias;
    }
}
