namespace Autodiff.Internal;

/// <summary>The sizes of a pooling of planes (batch times channels) of height x width; of one dimension: height 1.</summary>
internal readonly record struct PoolingShape(int Planes, int InputHeight, int InputWidth, int KernelHeight, int KernelWidth)
{
    /// <summary>From window to window.</summary>
    public int StrideHeight { get; init; } = KernelHeight;
    public int StrideWidth { get; init; } = KernelWidth;

    /// <summary>Rows and columns around the input: less than any number for maxima, zeros for averages. At most half a kernel.</summary>
    public int PaddingHeight { get; init; }
    public int PaddingWidth { get; init; }

    /// <summary>From element to element of a window; averages have no dilation.</summary>
    public int DilationHeight { get; init; } = 1;
    public int DilationWidth { get; init; } = 1;

    /// <summary>
    /// How many planes are interleaved: with channels last, the channels. An element of plane <c>p</c> then lies at
    /// <c>(p / channels * pixels + pixel) * channels + p % channels</c>, in the input as in the output.
    /// </summary>
    public int Channels { get; init; } = 1;

    /// <summary>Whether a last window that begins inside of input or padding counts although it ends outside.</summary>
    public bool CeilMode { get; init; }

    public int OutputHeight => OutputSize(InputHeight, KernelHeight, StrideHeight, PaddingHeight, DilationHeight);

    public int OutputWidth => OutputSize(InputWidth, KernelWidth, StrideWidth, PaddingWidth, DilationWidth);

    public int InputPixels => InputHeight * InputWidth;

    public int OutputPixels => OutputHeight * OutputWidth;

    public long InputLength => (long)Planes * InputPixels;

    public long OutputLength => (long)Planes * OutputPixels;

    /// <summary>Refuses sizes that are no pooling.</summary>
    public void Check()
    {
        if (Planes < 0 || InputHeight < 1 || InputWidth < 1 || KernelHeight < 1 || KernelWidth < 1 || StrideHeight < 1 || StrideWidth < 1
            || PaddingHeight < 0 || PaddingWidth < 0 || DilationHeight < 1 || DilationWidth < 1)
            throw new ArgumentException($"There is no {this}.");
        if (Channels < 1 || Planes % Channels != 0)
            throw new ArgumentException($"{Planes} planes cannot be {Channels} interleaved channels of images.");
        if (PaddingHeight > ((KernelHeight - 1) * (long)DilationHeight + 1) / 2 || PaddingWidth > ((KernelWidth - 1) * (long)DilationWidth + 1) / 2)
            throw new ArgumentException($"The padding of {this} is more than half of the kernel.");
        if (OutputHeight < 1 || OutputWidth < 1)
            throw new ArgumentException($"The kernel of {this} does not fit.");
        if (MissesInput(OutputHeight, InputHeight, KernelHeight, StrideHeight, PaddingHeight, DilationHeight)
            || MissesInput(OutputWidth, InputWidth, KernelWidth, StrideWidth, PaddingWidth, DilationWidth))
            throw new ArgumentException($"A window of {this} would lie in the padding alone.");
        if (InputLength > int.MaxValue || OutputLength > int.MaxValue)
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
        $"pooling of {Planes} planes of {InputHeight}x{InputWidth}, kernel {KernelHeight}x{KernelWidth}, stride {StrideHeight}x{StrideWidth}, "
        + $"padding {PaddingHeight}x{PaddingWidth}, dilation {DilationHeight}x{DilationWidth}{(CeilMode ? ", ceil mode" : "")}"
        + (Channels > 1 ? $", {Channels} channels last" : "");

    // Wide dilation can step over a small input.
    private static bool MissesInput(int output, int input, int kernel, int stride, int padding, int dilation)
    {
        for (var i = 0; i < output; i++)
        {
            var window = PoolingWindow.At(i, input, kernel, stride, padding, dilation);
            if (window.First >= window.End)
                return true;
        }

        return false;
    }

    // In ceil mode a window counts that begins inside, but not one that begins in the padding at the end.
    private int OutputSize(int input, int kernel, int stride, int padding, int dilation)
    {
        var room = (long)input + 2L * padding - (long)dilation * (kernel - 1) - 1;
        if (stride < 1 || room < 0 && !(CeilMode && room > -stride))
            return 0;
        var size = (CeilMode ? room + stride - 1 : room) / stride + 1;
        if (CeilMode && (size - 1) * stride >= (long)input + padding)
            size--;
        return (int)size;
    }
}
