using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Norms of batches.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Numbers with mean 0 and variance 1 for each channel, scaled and shifted: <c>(x - mean) / sqrt(variance + eps) * weight + bias</c>,
    /// with mean and variance over batch and places in training, and those that were gathered then afterwards.
    /// </summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="runningMean">The mean of each channel: gathered in training, in place, and read afterwards; may be null in training.</param>
    /// <param name="runningVar">The variance of each channel, unbiased, likewise.</param>
    /// <param name="weight">A factor for each channel, or none.</param>
    /// <param name="bias">A number for each channel, or none.</param>
    /// <param name="training">Whether mean and variance are those of this input.</param>
    /// <param name="momentum">The part of this input in what is gathered.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no gathered numbers to read, or a channel has a single number in training.</exception>
    public static Tensor<T> BatchNorm<T>(
        this Tensor<T> x, Tensor<T>? runningMean, Tensor<T>? runningVar, Tensor<T>? weight = null, Tensor<T>? bias = null, bool training = false,
        double momentum = 0.1, double eps = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var channels = NormLayers.Channels(nameof(BatchNorm), x, weight, bias);
        NormLayers.CheckGathered(nameof(BatchNorm), channels, runningMean, runningVar, isNeeded: !training);
        if (!training)
            return NormLayers.AffineByChannel(NormLayers.Gathered(x, runningMean!, runningVar!, eps), weight, bias);

        var mask = new bool[x.Rank];
        Array.Fill(mask, true);
        mask[1] = false;
        var count = Reduce.CountOf(x.Layout, mask);
        if (count == 1)
            throw new ArgumentException($"BatchNorm: in training each channel needs more than one number; the shape {x.Layout} has one.", nameof(x));
        var result = Standardization.Apply(x, mask, eps, "NativeBatchNormBackward0", out var mean, out var variance);
        NormLayers.Gather(runningMean, mean.Reshape(channels), momentum);
        NormLayers.Gather(runningVar, variance.Reshape(channels) * ((double)count / (count - 1)), momentum);
        return NormLayers.AffineByChannel(result, weight, bias);
    }

    /// <summary>Numbers with mean 0 and variance 1 for each channel of each of a batch, scaled and shifted by channel.</summary>
    /// <param name="x">Of shape [batch, channels, …], with places.</param>
    /// <param name="runningMean">The mean of each channel: gathered in place if the input's own is used, else read; may be null if it is not read.</param>
    /// <param name="runningVar">The variance of each channel, unbiased, likewise.</param>
    /// <param name="weight">A factor for each channel, or none.</param>
    /// <param name="bias">A number for each channel, or none.</param>
    /// <param name="useInputStats">Whether mean and variance are those of this input.</param>
    /// <param name="momentum">The part of this input in what is gathered.</param>
    /// <param name="eps">Keeps the divisor from 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no gathered numbers to read, or there is a single place.</exception>
    public static Tensor<T> InstanceNorm<T>(
        this Tensor<T> x, Tensor<T>? runningMean = null, Tensor<T>? runningVar = null, Tensor<T>? weight = null, Tensor<T>? bias = null,
        bool useInputStats = true, double momentum = 0.1, double eps = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var channels = NormLayers.Channels(nameof(InstanceNorm), x, weight, bias);
        NormLayers.CheckGathered(nameof(InstanceNorm), channels, runningMean, runningVar, isNeeded: !useInputStats);
        if (!useInputStats)
            return NormLayers.AffineByChannel(NormLayers.Gathered(x, runningMean!, runningVar!, eps), weight, bias);

        var mask = new bool[x.Rank];
        mask.AsSpan(2).Fill(true);
        var count = Reduce.CountOf(x.Layout, mask);
        if (count == 1)
            throw new ArgumentException($"InstanceNorm: each channel needs more than one place; the shape {x.Layout} has one.", nameof(x));
        var result = Standardization.Apply(x, mask, eps, "NativeBatchNormBackward0", out var mean, out var variance);
        var batch = x.Layout.Sizes[0];
        NormLayers.Gather(runningMean, mean.Reshape(batch, channels).Sum(0) / batch, momentum);
        NormLayers.Gather(runningVar, variance.Reshape(batch, channels).Sum(0) * ((double)count / (count - 1) / batch), momentum);
        return NormLayers.AffineByChannel(result, weight, bias);
    }
}
