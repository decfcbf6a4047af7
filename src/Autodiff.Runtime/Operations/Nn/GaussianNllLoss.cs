using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The negative logarithmic likelihood of normal distributions.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The loss of numbers by normal distributions, <c>(log(v) + (x - y)^2 / v) / 2</c> for each element with the mean x and the
    /// variance v, and by default the mean of them.
    /// </summary>
    /// <param name="x">Means.</param>
    /// <param name="target">The numbers.</param>
    /// <param name="variance">Variances, of the shape of the input, with a last dimension of 1, or without it.</param>
    /// <param name="full">Whether the constant <c>log(2 pi) / 2</c> is added.</param>
    /// <param name="eps">Smaller variances count as this one; their derivative is not cut off.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative, or <paramref name="eps"/> is not positive.</exception>
    public static Tensor<T> GaussianNllLoss<T>(
        this Tensor<T> x, Tensor<T> target, Tensor<T> variance, bool full = false, double eps = 1e-6, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(GaussianNllLoss));
        if (!(eps > 0))
            throw new ArgumentOutOfRangeException(nameof(eps), eps, "GaussianNllLoss: eps is more than 0.");
        var v = variance.Rank == x.Rank - 1 && Broadcast.Fits(variance.Layout, Layout.Contiguous(x.Layout.Sizes.AsSpan(0, x.Rank - 1)))
            ? variance.Unsqueeze(-1)
            : variance;
        if (!Broadcast.Fits(v.Layout, x.Layout))
            throw new ArgumentException($"GaussianNllLoss: variances of shape {variance.Layout} do not fit the input of shape {x.Layout}.", nameof(variance));
        var elements = variance.ToArray();
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] < T.Zero)
                throw new ArgumentOutOfRangeException(nameof(variance), elements[i], $"GaussianNllLoss: the variance {elements[i]} at {Losses.Position(i, variance.Layout.Sizes)} is negative.");
        }

        // The bound moves the value and leaves the derivative.
        v += v.Detach().Clamp(min: eps) - v.Detach();
        var losses = (v.Log() + (x - target).Square() / v) * 0.5;
        return Losses.Reduce(full ? losses + 0.5 * Math.Log(2 * Math.PI) : losses, reduction, nameof(GaussianNllLoss));
    }
}
