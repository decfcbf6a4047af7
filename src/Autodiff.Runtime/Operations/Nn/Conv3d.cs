using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Convolutions of volumes.</content>
public static partial class TensorOperations
{
    /// <summary>A convolution of volumes, as <see cref="Conv2d"/> in three dimensions: a sum of convolutions of the images that they are made of.</summary>
    /// <param name="x">Of shape [batch, channels, depth, height, width], or without batch.</param>
    /// <param name="weight">Of shape [output channels, channels / groups, kernel depth, kernel height, kernel width].</param>
    /// <param name="bias">Of shape [output channels], or none.</param>
    /// <param name="stride">From output to output in the input, 1 by default.</param>
    /// <param name="padding">Zeros around the input, 0 by default.</param>
    /// <param name="dilation">From tap to tap of the kernel in the input, 1 by default.</param>
    /// <param name="groups">Parts of the channels, each of which is convolved for itself.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> Conv3d<T>(
        this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null, DepthHeightWidth? stride = null, DepthHeightWidth? padding = null,
        DepthHeightWidth? dilation = null, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank is not (4 or 5))
            throw new ArgumentException($"Conv3d: the input must have the shape [batch, channels, depth, height, width] or [channels, depth, height, width], not {x.Layout}.", nameof(x));
        if (weight.Rank != 5)
            throw new ArgumentException($"Conv3d: the weight must have the shape [channels, channels / groups, depth, height, width], with kernel sizes; it has {weight.Layout}.", nameof(weight));
        if (x.Rank == 4)
            return x.Unsqueeze(0).Conv3d(weight, bias, stride, padding, dilation, groups).Squeeze(0);

        DepthHeightWidth s = stride ?? 1, p = padding ?? 0, d = dilation ?? 1;
        int[] sizes = x.Layout.Sizes;
        var taps = weight.Layout.Sizes[2];
        var room = sizes[2] + 2 * p.Depth - d.Depth * (taps - 1) - 1;
        if (s.Depth < 1 || p.Depth < 0 || d.Depth < 1 || taps < 1 || room < 0)
            throw new ArgumentException($"Conv3d: a kernel of depth {taps} with stride {s}, padding {p} and dilation {d} does not fit into the shape {x.Layout}.", nameof(weight));
        var depth = room / s.Depth + 1;
        if (p.Depth > 0)
            x = x.Pad([0, 0, 0, 0, p.Depth, p.Depth]);

        Tensor<T>? sum = null;
        for (var tap = 0; tap < taps; tap++)
        {
            // The images that meet this tap, in one batch.
            var first = tap * d.Depth;
            var images = x.Slice(2, first, first + (depth - 1) * s.Depth + 1, s.Depth).Transpose(1, 2).Flatten(0, 1);
            var term = images.Conv2d(weight.Select(2, tap), tap == 0 ? bias : null, (s.Height, s.Width), (p.Height, p.Width), (d.Height, d.Width), groups);
            sum = sum == null ? term : sum + term;
        }

        return sum!.Unflatten(0, sizes[0], depth).Transpose(1, 2);
    }
}
