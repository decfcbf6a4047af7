using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Norms of layers.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Numbers with mean 0 and variance 1 over the last dimensions, scaled and shifted:
    /// <c>(x - mean) / sqrt(variance + eps) * weight + bias</c>.
    /// </summary>
    /// <param name="x">Of shape […, normalized shape].</param>
    /// <param name="normalizedShape">The sizes of the last dimensions, over which mean and variance are taken.</param>
    /// <param name="weight">Of the normalized shape, or none.</param>
    /// <param name="bias">Of the normalized shape, or none.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> LayerNorm<T>(
        this Tensor<T> x, ReadOnlySpan<int> normalizedShape, Tensor<T>? weight = null, Tensor<T>? bias = null, double eps = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = NormLayers.LastDimensions(nameof(LayerNorm), x, normalizedShape, weight, bias);
        var result = Standardization.Apply(x, mask, eps, "NativeLayerNormBackward0");
        return NormLayers.Affine(result, weight, bias);
    }

    /// <summary>
    /// Numbers divided by the root of their mean square over the last dimensions, scaled: <c>x / sqrt(mean(x^2) + eps) * weight</c>.
    /// </summary>
    /// <param name="x">Of shape […, normalized shape].</param>
    /// <param name="normalizedShape">The sizes of the last dimensions, over which the mean is taken.</param>
    /// <param name="weight">Of the normalized shape, or none.</param>
    /// <param name="eps">Keeps the divisor from 0; by default the distance of 1 to the next number.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> RmsNorm<T>(this Tensor<T> x, ReadOnlySpan<int> normalizedShape, Tensor<T>? weight = null, double? eps = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = NormLayers.LastDimensions(nameof(RmsNorm), x, normalizedShape, weight, null);
        var rate = (Standardization.Mean(x.Square(), mask) + (eps ?? double.CreateChecked(T.BitIncrement(T.One) - T.One))).Rsqrt();
        return NormLayers.Affine(x * rate, weight, null);
    }

    /// <summary>
    /// Numbers with mean 0 and variance 1 over groups of channels and all places, scaled and shifted by channel.
    /// </summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="numGroups">How many groups the channels are divided into.</param>
    /// <param name="weight">A factor for each channel, or none.</param>
    /// <param name="bias">A number for each channel, or none.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> GroupNorm<T>(this Tensor<T> x, int numGroups, Tensor<T>? weight = null, Tensor<T>? bias = null, double eps = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var channels = NormLayers.Channels(nameof(GroupNorm), x, weight, bias);
        if (numGroups < 1 || channels % numGroups != 0)
            throw new ArgumentException($"GroupNorm: the {channels} channels of the shape {x.Layout} cannot be divided into {numGroups} groups.", nameof(numGroups));
        var groups = x.Reshape(x.Layout.Sizes[0], numGroups, x.Count == 0 ? 0 : x.Count / (x.Layout.Sizes[0] * numGroups));
        var result = Standardization.Apply(groups, [false, false, true], eps, "NativeGroupNormBackward0").Reshape(x.Layout.Sizes);
        return NormLayers.AffineByChannel(result, weight, bias);
    }
}
