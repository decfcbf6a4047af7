namespace Autodiff.Internal;

/// <summary>Pools whose windows follow from the size of the result.</summary>
internal static class AdaptivePooling
{
    /// <summary>Averages: a pool where the sizes divide each other, else one dimension after the other.</summary>
    public static Tensor<T> Average<T>(string operation, Tensor<T> images, HeightWidth size)
        where T : unmanaged
    {
        Check(operation, images, size);
        int height = images.Layout.Sizes[2], width = images.Layout.Sizes[3];
        if (size is { Height: > 0, Width: > 0 } && height % size.Height == 0 && width % size.Width == 0)
            return Pooling.Average(operation, images, 2, Windows(height, width, size), Windows(height, width, size), 0, ceilMode: false, countsPadding: true, divisor: null);
        if (size.Height != height)
            images = ResamplingNode<T>.Apply(images, 2, ResamplingTable.Averages(height, size.Height), isTransposed: false);
        return size.Width == width ? images : ResamplingNode<T>.Apply(images, 3, ResamplingTable.Averages(width, size.Width), isTransposed: false);
    }

    /// <summary>The largest numbers, and their places in their planes.</summary>
    public static (Tensor<T> Values, Tensor<int> Indices) Max<T>(string operation, Tensor<T> x, int spatial, HeightWidth size)
        where T : unmanaged
    {
        var images = Pooling.Images(operation, x, spatial);
        Check(operation, images, size);
        int height = images.Layout.Sizes[2], width = images.Layout.Sizes[3];
        if (size is { Height: > 0, Width: > 0 } && height % size.Height == 0 && width % size.Width == 0)
        {
            var (pooled, places) = Pooling.Max(operation, images, 2, Windows(height, width, size), Windows(height, width, size), 0, 1, ceilMode: false);
            return (Pooling.Restored(pooled, x.Rank, spatial), Pooling.Restored(places, x.Rank, spatial));
        }

        int[] sizes = [images.Layout.Sizes[0], images.Layout.Sizes[1], size.Height, size.Width];
        var indices = Tensor<int>.Allocate(Layout.Contiguous(sizes));
        ReadOnlySpan<T> elements = images.LaidOut(Layout.Contiguous(images.Layout.Sizes)).Elements;
        var planes = sizes[0] * sizes[1];
        for (var plane = 0; plane < planes; plane++)
            Choose(elements.Slice(plane * height * width, height * width), height, width, size, indices.Elements.Slice(plane * size.Height * size.Width));
        var values = PlaneSelectionNode<T>.Apply(images, indices, images.Layout.Sizes, isTransposed: false);
        return (Pooling.Restored(values, x.Rank, spatial), Pooling.Restored(indices, x.Rank, spatial));
    }

    private static void Choose<T>(ReadOnlySpan<T> plane, int height, int width, HeightWidth size, Span<int> indices)
        where T : unmanaged
    {
        for (var i = 0; i < size.Height; i++)
        {
            var (top, bottom) = ResamplingTable.Stretch(i, height, size.Height);
            for (var j = 0; j < size.Width; j++)
            {
                var (left, right) = ResamplingTable.Stretch(j, width, size.Width);
                var best = top * width + left;
                for (var row = top; row < bottom; row++)
                {
                    for (var column = left; column < right; column++)
                    {
                        if (Scalar.IsGreaterOrNaN(plane[row * width + column], plane[best]))
                            best = row * width + column;
                    }
                }

                indices[i * size.Width + j] = best;
            }
        }
    }

    private static HeightWidth Windows(int height, int width, HeightWidth size) => (height / size.Height, width / size.Width);

    private static void Check<T>(string operation, Tensor<T> images, HeightWidth size)
        where T : unmanaged
    {
        if (size.Height < 0 || size.Width < 0)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"{operation}: the size of the result is 0 or more.");
        if (images.Layout.Sizes[2] == 0 || images.Layout.Sizes[3] == 0)
            throw new ArgumentException($"{operation}: the images of shape {images.Layout} have no elements.", nameof(images));
    }
}
