namespace Autodiff.Internal;

/// <summary>Where the windows that slide over an image lie.</summary>
internal sealed class Patches
{
    private readonly HeightWidth _kernel;
    private readonly HeightWidth _stride;
    private readonly HeightWidth _padding;
    private readonly HeightWidth _dilation;
    private readonly int _across;

    /// <summary>Checks that there are such windows.</summary>
    public Patches(string operation, int channels, HeightWidth size, HeightWidth kernel, HeightWidth stride, HeightWidth padding, HeightWidth dilation)
    {
        var shape = new ConvolutionShape(1, channels, size.Height, size.Width, 1, kernel.Height, kernel.Width)
        {
            StrideHeight = stride.Height,
            StrideWidth = stride.Width,
            PaddingHeight = padding.Height,
            PaddingWidth = padding.Width,
            DilationHeight = dilation.Height,
            DilationWidth = dilation.Width,
        };
        try
        {
            shape.Check();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"{operation}: {error.Message}", error);
        }

        (Channels, Size, _kernel, _stride, _padding, _dilation) = (channels, size, kernel, stride, padding, dilation);
        _across = shape.OutputWidth;
        Windows = shape.OutputHeight * shape.OutputWidth;
        Rows = channels * kernel.Height * kernel.Width;
    }

    /// <summary>How many channels the images have.</summary>
    public int Channels { get; }

    /// <summary>Height and width of the images.</summary>
    public HeightWidth Size { get; }

    /// <summary>How many windows there are.</summary>
    public int Windows { get; }

    /// <summary>How many elements a window has in all channels.</summary>
    public int Rows { get; }

    /// <summary>The place in an image of an element of a window, -1 in the padding.</summary>
    public int PlaceOf(int row, int window)
    {
        var (channel, tap) = Math.DivRem(row, _kernel.Height * _kernel.Width);
        var (i, j) = Math.DivRem(tap, _kernel.Width);
        var (down, right) = Math.DivRem(window, _across);
        int y = down * _stride.Height - _padding.Height + i * _dilation.Height, x = right * _stride.Width - _padding.Width + j * _dilation.Width;
        return y < 0 || y >= Size.Height || x < 0 || x >= Size.Width ? -1 : (channel * Size.Height + y) * Size.Width + x;
    }
}
