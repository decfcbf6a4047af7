namespace Autodiff.Internal;

/// <summary>
/// The sizes of a two-dimensional convolution (of one dimension: height 1). Input and output are
/// batch x channels x height x width, or with <see cref="ChannelsLast"/> batch x height x width x channels; the weight is always
/// output channels x input channels of a group x kernel height x kernel width.
/// </summary>
internal readonly record struct ConvolutionShape(
    int Batch, int InputChannels, int InputHeight, int InputWidth, int OutputChannels, int KernelHeight, int KernelWidth)
{
    /// <summary>From output to output in the input.</summary>
    public int StrideHeight { get; init; } = 1;
    public int StrideWidth { get; init; } = 1;

    /// <summary>Zeros around the input, on both sides.</summary>
    public int PaddingHeight { get; init; }
    public int PaddingWidth { get; init; }

    /// <summary>From tap to tap in the input.</summary>
    public int DilationHeight { get; init; } = 1;
    public int DilationWidth { get; init; } = 1;

    /// <summary>Parts that the channels are divided into, each of which is convolved for itself.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether input and output have their channels side by side, as the kernels read and write them without a copy.</summary>
    public bool ChannelsLast { get; init; }

    public int OutputHeight => OutputSize(InputHeight, KernelHeight, StrideHeight, PaddingHeight, DilationHeight);

    public int OutputWidth => OutputSize(InputWidth, KernelWidth, StrideWidth, PaddingWidth, DilationWidth);

    public int Taps => KernelHeight * KernelWidth;

    public int InputChannelsOfGroup => InputChannels / Groups;

    public int OutputChannelsOfGroup => OutputChannels / Groups;

    public int InputPixels => InputHeight * InputWidth;

    public int OutputPixels => OutputHeight * OutputWidth;

    /// <summary>How many elements each array has.</summary>
    public long InputLength => (long)Batch * InputChannels * InputPixels;

    public long OutputLength => (long)Batch * OutputChannels * OutputPixels;

    public long WeightLength => (long)OutputChannels * InputChannelsOfGroup * Taps;

    /// <summary>Whether input and output have their channels side by side; a single channel has, however it is called.</summary>
    public bool InputIsChannelsLast => ChannelsLast || InputChannels == 1;

    public bool OutputIsChannelsLast => ChannelsLast || OutputChannels == 1;

    /// <summary>Whether the input lies as the kernels read it: channels side by side, and no padding to be added.</summary>
    public bool ReadsInputInPlace => InputIsChannelsLast && PaddingHeight == 0 && PaddingWidth == 0;

    /// <summary>Whether every channel is convolved for itself.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == InputChannels && Groups == OutputChannels;

    /// <summary>
    /// The convolution whose input gradient is a transposed convolution from <paramref name="channels"/> x height x width: its output is the
    /// transposed one's input, and its input the transposed one's output. The output padding adds rows and columns at the end of
    /// the transposed one's output, fewer than stride or dilation.
    /// </summary>
    public static ConvolutionShape OfTransposed(
        int batch, int channels, int height, int width, int outputChannels, int kernelHeight, int kernelWidth,
        (int Height, int Width) stride, (int Height, int Width) padding, (int Height, int Width) dilation,
        (int Height, int Width) outputPadding, int groups)
    {
        Check(outputPadding.Height, stride.Height, dilation.Height);
        Check(outputPadding.Width, stride.Width, dilation.Width);
        return new ConvolutionShape(
            batch,
            outputChannels,
            (height - 1) * stride.Height - 2 * padding.Height + dilation.Height * (kernelHeight - 1) + outputPadding.Height + 1,
            (width - 1) * stride.Width - 2 * padding.Width + dilation.Width * (kernelWidth - 1) + outputPadding.Width + 1,
            channels,
            kernelHeight,
            kernelWidth)
        {
            StrideHeight = stride.Height,
            StrideWidth = stride.Width,
            PaddingHeight = padding.Height,
            PaddingWidth = padding.Width,
            DilationHeight = dilation.Height,
            DilationWidth = dilation.Width,
            Groups = groups,
        };

        static void Check(int padding, int stride, int dilation)
        {
            if (padding < 0 || padding >= Math.Max(stride, dilation))
                throw new ArgumentException($"An output padding of {padding} must be less than the stride {stride} or the dilation {dilation}.", nameof(outputPadding));
        }
    }

    /// <summary>Refuses sizes that are no convolution.</summary>
    public void Check()
    {
        if (Batch < 0 || InputChannels < 0 || OutputChannels < 0 || InputHeight < 0 || InputWidth < 0 || KernelHeight < 1 || KernelWidth < 1
            || StrideHeight < 1 || StrideWidth < 1 || PaddingHeight < 0 || PaddingWidth < 0 || DilationHeight < 1 || DilationWidth < 1 || Groups < 1)
            throw new ArgumentException($"There is no {this}.");
        if (InputChannels % Groups != 0 || OutputChannels % Groups != 0)
            throw new ArgumentException($"{InputChannels} and {OutputChannels} channels cannot be divided into {Groups} groups.");
        if (OutputHeight < 1 || OutputWidth < 1)
        {
            throw new ArgumentException(
                $"A kernel of {KernelHeight}x{KernelWidth} with dilation {DilationHeight}x{DilationWidth} does not fit into "
                + $"{InputHeight}x{InputWidth} with padding {PaddingHeight}x{PaddingWidth}.");
        }
        if (InputLength > int.MaxValue || OutputLength > int.MaxValue || WeightLength > int.MaxValue)
            throw new ArgumentException($"{this} has too many elements.");
    }

    /// <summary>Refuses an array of the wrong length.</summary>
    public void Check(int length, long needed, string name)
    {
        if (length != needed)
            throw new ArgumentException($"{name} of {this} has {needed} elements, not {length}.", name);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"convolution of {Batch}x{InputChannels}x{InputHeight}x{InputWidth} to {OutputChannels} channels, kernel {KernelHeight}x{KernelWidth}, "
        + $"stride {StrideHeight}x{StrideWidth}, padding {PaddingHeight}x{PaddingWidth}, dilation {DilationHeight}x{DilationWidth}, groups {Groups}"
        + (ChannelsLast ? ", channels last" : "");

    private static int OutputSize(int input, int kernel, int stride, int padding, int dilation)
    {
        var room = (long)input + 2L * padding - (long)dilation * (kernel - 1) - 1;
        return room < 0 || stride < 1 ? 0 : (int)Math.Min(int.MaxValue, room / stride + 1);
    }
}
