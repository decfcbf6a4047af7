using Autodiff.Internal;

namespace Autodiff;

/// <content>Random elements in place; where no generator is given, by <see cref="RandomGenerator.Default"/>.</content>
public static partial class TensorOperations
{
    /// <summary>Writes uniformly distributed numbers over all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="low">The least.</param>
    /// <param name="high">Above all of them.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lower bound is above the upper, or one is not finite.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Uniform_<T>(this Tensor<T> x, double low = 0, double high = 1, RandomGenerator? generator = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (!(low <= high && double.IsFinite(high - low)))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"Uniform_: there is no range from {low} to {high}.");
        var draws = Tensor.Rand<T>(x.Layout.Sizes, generator);
        T start = T.CreateTruncating(low), end = T.CreateTruncating(high), width = T.CreateTruncating(high - low);
        foreach (ref var draw in draws.Elements)
        {
            // The sum may be rounded up to the upper bound.
            var sum = start + draw * width;
            draw = sum < end ? sum : start;
        }

        return x.CopyFrom_(draws);
    }

    /// <summary>Writes normally distributed numbers over all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="std">Their standard deviation.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or NaN.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Normal_<T>(this Tensor<T> x, double mean = 0, double std = 1, RandomGenerator? generator = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (!(std >= 0))
            throw new ArgumentOutOfRangeException(nameof(std), std, $"Normal_: {std} is not a standard deviation.");
        var draws = Tensor.Randn<T>(x.Layout.Sizes, generator);
        T centre = T.CreateTruncating(mean), scale = T.CreateTruncating(std);
        foreach (ref var draw in draws.Elements)
            draw = centre + draw * scale;
        return x.CopyFrom_(draws);
    }

    /// <summary>Writes 1 with the given probability, else 0, over all elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Bernoulli_<T>(this Tensor<T> x, double probability = 0.5, RandomGenerator? generator = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        x.CopyFrom_(Tensor.Bernoulli(Tensor.Full(x.Layout.Sizes, T.CreateTruncating(probability)), generator));
}
