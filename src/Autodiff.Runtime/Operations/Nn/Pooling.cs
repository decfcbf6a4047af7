namespace Autodiff.Internal;

/// <summary>Checks the arguments of pooling operations and brings images into an order that the kernels read.</summary>
internal static class Pooling
{
    /// <summary>The largest numbers of windows and their places in their planes, which lie as the numbers do.</summary>
    public static (Tensor<T> Values, Tensor<int> Indices) Max<T>(
        string operation, Tensor<T> x, int spatial, HeightWidth kernel, HeightWidth stride, HeightWidth padding, HeightWidth dilation, bool ceilMode)
        where T : unmanaged
    {
        var images = Images(operation, x, spatial);
        var (shape, source, result) = Lay(operation, images, kernel, stride, padding, dilation, ceilMode);
        var from = images.LaidOut(source);
        var values = Tensor<T>.Allocate(result);
        var indices = Tensor<int>.Allocate(result);
        if (result.Count > 0)
            MaxPooling.Forward(shape, from.Packed, values.Packed, indices.Packed);
        if (Recorder.Tracks(images))
            Recorder.Record(new SelectionByIndexNode<T>("MaxPool2DWithIndicesBackward0", shape, indices, source, isTransposed: false), images, values);
        return (Restored(values, x.Rank, spatial), Restored(indices, x.Rank, spatial));
    }

    /// <summary>The averages of windows.</summary>
    public static Tensor<T> Average<T>(
        string operation, Tensor<T> x, int spatial, HeightWidth kernel, HeightWidth stride, HeightWidth padding, bool ceilMode, bool countsPadding, int? divisor)
        where T : unmanaged
    {
        if (divisor == 0)
            throw new ArgumentException($"{operation}: the divisor is 0.", nameof(divisor));
        var images = Images(operation, x, spatial);
        var (shape, source, result) = Lay(operation, images, kernel, stride, padding, 1, ceilMode);
        return Restored(AveragePoolNode<T>.Apply(images, shape, countsPadding, divisor, source, result, isTransposed: false), x.Rank, spatial);
    }

    /// <summary>The input as a batch of images, whatever dimensions it lacks.</summary>
    public static Tensor<T> Images<T>(string operation, Tensor<T> x, int spatial)
        where T : unmanaged
    {
        if (x.Rank != spatial + 1 && x.Rank != spatial + 2)
        {
            var sizes = spatial == 1 ? "length" : "height, width";
            throw new ArgumentException($"{operation}: the input must have the shape [batch, channels, {sizes}] or [channels, {sizes}], not {x.Layout}.", nameof(x));
        }

        if (spatial == 1)
            x = x.Unsqueeze(x.Rank - 1);
        return x.Rank == 4 ? x : x.Unsqueeze(0);
    }

    /// <summary>A batch of images with as many dimensions as the input had.</summary>
    public static Tensor<T> Restored<T>(Tensor<T> images, int rank, int spatial)
        where T : unmanaged
    {
        if (rank == spatial + 1)
            images = images.Squeeze(0);
        return spatial == 1 ? images.Squeeze(images.Rank - 2) : images;
    }

    /// <summary>Indices as they are shown to the user.</summary>
    public static Tensor<long> Widened(Tensor<int> indices)
    {
        var result = Tensor<long>.Allocate(indices.DenseLayout);
        ReadOnlySpan<int> from = indices.Packed;
        var to = result.Packed;
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i];
        return result;
    }

    /// <summary>What the kernel does, and the layouts of its operand and result: channels last if the input is, else row-major.</summary>
    private static (PoolingShape Shape, Layout Source, Layout Result) Lay<T>(
        string operation, Tensor<T> images, HeightWidth kernel, HeightWidth stride, HeightWidth padding, HeightWidth dilation, bool ceilMode)
        where T : unmanaged
    {
        var sizes = images.Layout.Sizes;
        var isChannelsLast = !images.IsContiguous && images.Layout.IsChannelsLast;
        var shape = new PoolingShape(Layout.CountOf(sizes.AsSpan(0, 2)), sizes[2], sizes[3], kernel.Height, kernel.Width)
        {
            StrideHeight = stride.Height,
            StrideWidth = stride.Width,
            PaddingHeight = padding.Height,
            PaddingWidth = padding.Width,
            DilationHeight = dilation.Height,
            DilationWidth = dilation.Width,
            CeilMode = ceilMode,
            Channels = isChannelsLast ? sizes[1] : 1,
        };
        try
        {
            shape.Check();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"{operation} of images of shape {images.Layout}: {error.Message}", error);
        }

        int[] pooled = [sizes[0], sizes[1], shape.OutputHeight, shape.OutputWidth];
        return isChannelsLast
            ? (shape, images.Layout, Layout.ChannelsLast(pooled))
            : (shape, images.IsContiguous ? images.Layout : Layout.Contiguous(sizes), Layout.Contiguous(pooled));
    }
}
