using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Patches of images as columns, and back.</content>
public static partial class TensorOperations
{
    /// <summary>The patches of images under a sliding window, as columns: from [batch, channels, height, width] to [batch, channels kernel, windows].</summary>
    /// <param name="x">Of shape [batch, channels, height, width], or without batch.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">From element to element of a window, 1 by default.</param>
    /// <param name="padding">Zeros around the images, 0 by default.</param>
    /// <param name="stride">From window to window, 1 by default.</param>
    /// <exception cref="ArgumentException">The windows do not fit the images.</exception>
    public static Tensor<T> Unfold<T>(
        this Tensor<T> x, HeightWidth kernelSize, HeightWidth? dilation = null, HeightWidth? padding = null, HeightWidth? stride = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var images = Pooling.Images(nameof(Unfold), x, 2);
        var sizes = images.Layout.Sizes;
        var patches = new Patches(nameof(Unfold), sizes[1], (sizes[2], sizes[3]), kernelSize, stride ?? 1, padding ?? 0, dilation ?? 1);
        var columns = PatchesNode<T>.Apply(images, patches, sizes[0], isTransposed: false);
        return x.Rank == 4 ? columns : columns.Squeeze(0);
    }

    /// <summary>
    /// Sums columns back into images, each number at the places of its window: the transpose of <see cref="Unfold"/>, from
    /// [batch, channels kernel, windows] to [batch, channels, height, width].
    /// </summary>
    /// <param name="x">Of shape [batch, channels kernel, windows], or without batch.</param>
    /// <param name="outputSize">Height and width of the images.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">From element to element of a window, 1 by default.</param>
    /// <param name="padding">Rows and columns around the images whose sums are dropped, 0 by default.</param>
    /// <param name="stride">From window to window, 1 by default.</param>
    /// <exception cref="ArgumentException">The columns do not fit the images.</exception>
    public static Tensor<T> Fold<T>(
        this Tensor<T> x, HeightWidth outputSize, HeightWidth kernelSize, HeightWidth? dilation = null, HeightWidth? padding = null, HeightWidth? stride = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank is not (2 or 3))
            throw new ArgumentException($"Fold: the columns must have the shape [batch, channels kernel, windows] or [channels kernel, windows], not {x.Layout}.", nameof(x));
        var columns = x.Rank == 3 ? x : x.Unsqueeze(0);
        int rows = columns.Layout.Sizes[1], taps = kernelSize.Height * kernelSize.Width;
        if (taps < 1 || rows % taps != 0)
            throw new ArgumentException($"Fold: the {rows} rows of the shape {x.Layout} are not channels of a kernel of {kernelSize}.", nameof(x));
        var patches = new Patches(nameof(Fold), rows / taps, outputSize, kernelSize, stride ?? 1, padding ?? 0, dilation ?? 1);
        if (columns.Layout.Sizes[2] != patches.Windows)
            throw new ArgumentException($"Fold: images of {outputSize} have {patches.Windows} windows, but the shape {x.Layout} has {columns.Layout.Sizes[2]} columns.", nameof(x));
        var images = PatchesNode<T>.Apply(columns, patches, columns.Layout.Sizes[0], isTransposed: true);
        return x.Rank == 3 ? images : images.Squeeze(0);
    }
}

/// <summary>Patches of images as columns, or the transpose; recorded.</summary>
internal sealed class PatchesNode<T>(Patches patches, int batch, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "Col2ImBackward0" : "Im2ColBackward0";

    /// <summary>Copies patches, or adds them.</summary>
    public static Tensor<T> Apply(Tensor<T> x, Patches patches, int batch, bool isTransposed)
    {
        int[] images = [batch, patches.Channels, patches.Size.Height, patches.Size.Width], columns = [batch, patches.Rows, patches.Windows];
        var result = Tensor<T>.Allocate(Layout.Contiguous(isTransposed ? images : columns));
        ReadOnlySpan<T> from = (x.IsContiguous ? x : x.Copy()).Elements;
        var to = result.Elements;
        to.Clear();
        int image = patches.Channels * patches.Size.Height * patches.Size.Width, column = patches.Rows * patches.Windows;
        for (var row = 0; row < patches.Rows; row++)
        {
            for (var window = 0; window < patches.Windows; window++)
            {
                if (patches.PlaceOf(row, window) is not (>= 0 and var place))
                    continue;
                for (var i = 0; i < batch; i++)
                {
                    var (inImage, inColumn) = (i * image + place, i * column + row * patches.Windows + window);
                    if (isTransposed)
                        Scalar.AddTo(ref to[inImage], from[inColumn]);
                    else
                        to[inColumn] = from[inImage];
                }
            }
        }

        return Recorder.Tracks(x) ? Recorder.Record(new PatchesNode<T>(patches, batch, isTransposed), x, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, patches, batch, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, patches, batch, isTransposed);
}
