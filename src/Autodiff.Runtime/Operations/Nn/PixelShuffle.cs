using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Channels as pixels and back.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Lays channels out as pixels: from […, channels r^2, height, width] to […, channels, height r, width r].
    /// </summary>
    /// <param name="x">The images.</param>
    /// <param name="upscaleFactor">By how much larger the images become, r.</param>
    /// <exception cref="ArgumentException">The channels cannot be divided so.</exception>
    public static Tensor<T> PixelShuffle<T>(this Tensor<T> x, int upscaleFactor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var r = upscaleFactor;
        if (r < 1 || x.Rank < 3 || x.Layout.Sizes[^3] % (r * r) != 0)
            throw new ArgumentException($"PixelShuffle: the images of shape {x.Layout} have no channels that can be divided by the square of {r}.", nameof(upscaleFactor));
        var sizes = x.Layout.Sizes;
        int[] outer = sizes[..^3];
        int n = outer.Length, channels = sizes[^3] / (r * r), height = sizes[^2], width = sizes[^1];
        return x.Reshape([.. outer, channels, r, r, height, width])
            .Permute([.. Enumerable.Range(0, n + 1), n + 3, n + 1, n + 4, n + 2])
            .Reshape([.. outer, channels, height * r, width * r]);
    }

    /// <summary>
    /// The inverse of <see cref="PixelShuffle"/>: from […, channels, height r, width r] to […, channels r^2, height, width].
    /// </summary>
    /// <param name="x">The images.</param>
    /// <param name="downscaleFactor">By how much smaller the images become, r.</param>
    /// <exception cref="ArgumentException">The images cannot be divided so.</exception>
    public static Tensor<T> PixelUnshuffle<T>(this Tensor<T> x, int downscaleFactor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var r = downscaleFactor;
        if (r < 1 || x.Rank < 3 || x.Layout.Sizes[^2] % r != 0 || x.Layout.Sizes[^1] % r != 0)
            throw new ArgumentException($"PixelUnshuffle: the images of shape {x.Layout} have no height and width that can be divided by {r}.", nameof(downscaleFactor));
        var sizes = x.Layout.Sizes;
        int[] outer = sizes[..^3];
        int n = outer.Length, channels = sizes[^3], height = sizes[^2] / r, width = sizes[^1] / r;
        return x.Reshape([.. outer, channels, height, r, width, r])
            .Permute([.. Enumerable.Range(0, n + 1), n + 2, n + 4, n + 1, n + 3])
            .Reshape([.. outer, channels * r * r, height, width]);
    }

    /// <summary>Exchanges the order of channels and groups: channel <c>g n + i</c> of g groups of n becomes <c>i groups + g</c>.</summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="groups">How many groups the channels are divided into.</param>
    /// <exception cref="ArgumentException">The channels cannot be divided so.</exception>
    public static Tensor<T> ChannelShuffle<T>(this Tensor<T> x, int groups)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (groups < 1 || x.Rank < 3 || x.Layout.Sizes[1] % groups != 0)
            throw new ArgumentException($"ChannelShuffle: the images of shape {x.Layout} have no channels that can be divided into {groups} groups.", nameof(groups));
        return x.Unflatten(1, groups, x.Layout.Sizes[1] / groups).Transpose(1, 2).Reshape(x.Layout.Sizes);
    }
}
