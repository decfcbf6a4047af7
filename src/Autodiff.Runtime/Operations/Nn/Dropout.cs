using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Numbers left out at random.</content>
public static partial class TensorOperations
{
    /// <summary>In training, sets elements to 0 at random and multiplies the others by <c>1 / (1 - p)</c>, so that the mean stays.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The probability that an element is left out.</param>
    /// <param name="training">Whether anything is left out.</param>
    /// <param name="generator">Where the random numbers come from; by default the generator that <c>Tensor.ManualSeed</c> seeds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public static Tensor<T> Dropout<T>(this Tensor<T> x, double p = 0.5, bool training = true, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Dropouts.Check(nameof(Dropout), p);
        return !training || p == 0 ? x : x * Dropouts.Mask<T>(x.Layout.Sizes, p, generator);
    }

    /// <summary>As <see cref="Dropout"/>, but leaves out whole channels of sequences.</summary>
    /// <param name="x">Of shape [batch, channels, length], or without batch.</param>
    /// <param name="p">The probability that a channel is left out.</param>
    /// <param name="training">Whether anything is left out.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public static Tensor<T> Dropout1d<T>(this Tensor<T> x, double p = 0.5, bool training = true, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Dropouts.ByChannel(nameof(Dropout1d), x, 1, p, training, generator);

    /// <summary>As <see cref="Dropout"/>, but leaves out whole channels of images.</summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="p">The probability that a channel is left out.</param>
    /// <param name="training">Whether anything is left out.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public static Tensor<T> Dropout2d<T>(this Tensor<T> x, double p = 0.5, bool training = true, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Dropouts.ByChannel(nameof(Dropout2d), x, 2, p, training, generator);

    /// <summary>
    /// In training, sets elements at random to the number that <c>Selu</c> tends to, and scales and shifts all, so that mean 0 and
    /// variance 1 stay.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The probability that an element is left out, less than 1.</param>
    /// <param name="training">Whether anything is left out.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public static Tensor<T> AlphaDropout<T>(this Tensor<T> x, double p = 0.5, bool training = true, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Dropouts.Check(nameof(AlphaDropout), p);
        if (!training || p == 0)
            return x;
        if (p == 1)
            return x * 0.0;

        const double Limit = -1.7580993408473766; // of selu at minus infinity
        var scale = 1 / Math.Sqrt((1 - p) * (1 + p * Limit * Limit));
        var kept = Dropouts.Mask<T>(x.Layout.Sizes, p, generator) * (1 - p);
        return x * (kept * scale) + ((1.0 - kept) * (Limit * scale) - Limit * scale * p);
    }

    /// <summary>
    /// Random probabilities near those of scores, differentiable with respect to them: <c>softmax((x + g) / tau)</c> with random numbers g
    /// of Gumbel's distribution.
    /// </summary>
    /// <param name="x">Scores: logarithms of probabilities but for a constant.</param>
    /// <param name="tau">The temperature: the lower, the more certain is one of the probabilities.</param>
    /// <param name="hard">Whether the result is 1 at the largest probability and 0 elsewhere, with the derivative of the probabilities.</param>
    /// <param name="dim">The dimension of the probabilities, negative from the end.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or the temperature is not positive.</exception>
    public static Tensor<T> GumbelSoftmax<T>(this Tensor<T> x, double tau = 1, bool hard = false, int dim = -1, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(tau > 0))
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "GumbelSoftmax: the temperature is more than 0.");
        var d = Dimension.Of(x, dim, nameof(GumbelSoftmax));

        // Uniform numbers are less than 1; the smallest positive one stands for 0.
        var uniform = Tensor.Rand<T>(x.Layout.Sizes, generator).Clamp(min: double.CreateChecked(T.BitIncrement(T.One) - T.One) / 2);
        var probabilities = ((x - (-uniform.Log()).Log()) / tau).Softmax(d);
        if (!hard)
            return probabilities;
        var soft = probabilities.Detach();
        var (_, places) = soft.Max(d, keepDim: true);
        var one = Tensor.Zeros<T>(x.Layout.Sizes).Scatter(d, places, Tensor.Ones<T>(places.Layout.Sizes));
        return one + (probabilities - soft);
    }
}

/// <summary>What the operations that leave out at random have in common.</summary>
internal static class Dropouts
{
    /// <summary>Refuses what is no probability.</summary>
    public static void Check(string operation, double p)
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, $"{operation}: the probability is from 0 to 1.");
    }

    /// <summary>0 where something is left out, else <c>1 / (1 - p)</c>.</summary>
    /// <param name="sizes">The shape of the mask.</param>
    /// <param name="p">The probability of 0.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    public static Tensor<T> Mask<T>(ReadOnlySpan<int> sizes, double p, RandomGenerator? generator)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = Tensor.Zeros<T>(sizes).Bernoulli_(1 - p, generator);
        return p == 1 ? mask : mask.Mul_(1 / (1 - p));
    }

    /// <summary>Leaves out whole channels.</summary>
    public static Tensor<T> ByChannel<T>(string operation, Tensor<T> x, int spatial, double p, bool training, RandomGenerator? generator)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(operation, p);
        if (x.Rank != spatial + 1 && x.Rank != spatial + 2)
            throw new ArgumentException($"{operation}: the input must have the shape [batch, channels, {(spatial == 1 ? "length" : "height, width")}], or none of batch; it has {x.Layout}.", nameof(x));
        if (!training || p == 0)
            return x;
        int[] sizes = [.. x.Layout.Sizes];
        sizes.AsSpan(x.Rank - spatial).Fill(1);
        return x * Mask<T>(sizes, p, generator);
    }
}
