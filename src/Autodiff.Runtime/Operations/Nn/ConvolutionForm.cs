namespace Autodiff.Internal;

/// <summary>The form of convolutions of images; tensors have the shapes of PyTorch, and in memory their channels side by side.</summary>
internal readonly struct ConvolutionForm<T>(ConvolutionShape shape, bool isTransposed = false) : ITrilinearForm<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public string Name(TrilinearPart part) => part switch
    {
        TrilinearPart.Output when !isTransposed => "ConvolutionBackward0",
        TrilinearPart.Input when isTransposed => "ConvolutionBackward0",
        _ => "ConvolutionBackwardBackward0",
    };

    /// <inheritdoc/>
    public int BiasDim(int rank) => 1;

    /// <inheritdoc/>
    public Tensor<T> Output(Tensor<T> x, Tensor<T> weight, Tensor<T>? bias)
    {
        var result = Tensor<T>.Allocate(OutputLayout);
        Convolution.Forward(shape, Images(x), Rows(weight), Rows(bias), result.Packed);
        return result;
    }

    /// <inheritdoc/>
    public Tensor<T> Input(Tensor<T> output, Tensor<T> weight, Tensor<T>? bias)
    {
        var result = Tensor<T>.Allocate(InputLayout);
        TransposedConvolution.Forward(shape, Images(output), Rows(weight), Rows(bias), result.Packed);
        return result;
    }

    /// <inheritdoc/>
    public Tensor<T> Weight(Tensor<T> x, Tensor<T> output)
    {
        var result = Tensor<T>.Allocate(Layout.Contiguous([shape.OutputChannels, shape.InputChannelsOfGroup, shape.KernelHeight, shape.KernelWidth]));
        Convolution.WeightGradient(shape, Images(x), Images(output), result.Elements);
        return result;
    }

    /// <inheritdoc/>
    public Tensor<T> BiasGradient(Tensor<T> cotangent)
    {
        int channels = cotangent.Layout.Sizes[1], pixels = cotangent.Layout.Sizes[2] * cotangent.Layout.Sizes[3];
        var result = Tensor<T>.Allocate(Layout.Contiguous([channels]));
        Convolution.BiasGradient(cotangent.Layout.Sizes[0], channels, pixels, Images(cotangent), result.Elements, channelsLast: true);
        return result;
    }

    private Layout OutputLayout => Layout.ChannelsLast([shape.Batch, shape.OutputChannels, shape.OutputHeight, shape.OutputWidth]);

    private Layout InputLayout => Layout.ChannelsLast([shape.Batch, shape.InputChannels, shape.InputHeight, shape.InputWidth]);

    private static ReadOnlySpan<T> Images(Tensor<T> x) =>
        (x.Layout.IsChannelsLast ? x : x.LaidOut(Layout.ChannelsLast(x.Layout.Sizes))).Packed;

    private static ReadOnlySpan<T> Rows(Tensor<T>? x) => x == null ? [] : (x.IsContiguous ? x : x.Copy()).Elements;
}
