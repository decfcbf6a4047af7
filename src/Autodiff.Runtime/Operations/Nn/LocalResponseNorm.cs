using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The norm over neighbouring channels.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Numbers divided by what their neighbours in other channels are: <c>x / (k + alpha mean(x^2))^beta</c> with the mean over a
    /// window of channels, zeros around them included.
    /// </summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="size">How many channels a window has.</param>
    /// <param name="alpha">The factor of the mean.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">What is added.</param>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Tensor<T> LocalResponseNorm<T>(this Tensor<T> x, int size, double alpha = 1e-4, double beta = 0.75, double k = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (x.Rank < 3)
            throw new ArgumentException($"LocalResponseNorm: the input must have the shape [batch, channels, …], not {x.Layout}.", nameof(x));
        if (x.Count == 0)
            return x * 1.0;

        // Channels as rows of an image; of an even size the window has one more channel before than behind.
        var squares = x.Square().Reshape(x.Layout.Sizes[0], 1, x.Layout.Sizes[1], x.Count / (x.Layout.Sizes[0] * x.Layout.Sizes[1]));
        var means = squares.AvgPool2d((size, 1), 1, (size / 2, 0)).Narrow(2, 0, x.Layout.Sizes[1]).Reshape(x.Layout.Sizes);
        return x / (means * alpha + k).Pow(beta);
    }
}
