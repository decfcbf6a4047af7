namespace Autodiff;

/// <summary>The zeros around the input of a convolution: numbers, none, or as many as make the output as large as the input.</summary>
public readonly record struct ConvolutionPadding
{
    private readonly bool _isSame;
    private readonly HeightWidth _size;

    private ConvolutionPadding(HeightWidth size, bool isSame) => (_size, _isSame) = (size, isSame);

    /// <summary>No padding, PyTorch's <c>'valid'</c>.</summary>
    public static ConvolutionPadding Valid => default;

    /// <summary>
    /// As many zeros as make the output as large as the input, PyTorch's <c>'same'</c>; of an odd number the one more is at the
    /// end. The stride must be 1.
    /// </summary>
    public static ConvolutionPadding Same => new(default, isSame: true);

    /// <summary>The same number of zeros on each side.</summary>
    public static implicit operator ConvolutionPadding(int all) => new(all, isSame: false);

    /// <summary>Numbers of zeros above and below, and on the left and right.</summary>
    public static implicit operator ConvolutionPadding((int Height, int Width) pair) => new(pair, isSame: false);

    /// <summary>Numbers of zeros above and below, and on the left and right.</summary>
    public static implicit operator ConvolutionPadding(HeightWidth size) => new(size, isSame: false);

    /// <summary>The zeros before the input, and how many more there are after it.</summary>
    /// <exception cref="ArgumentException">The output cannot be as large as the input, because the stride is not 1.</exception>
    internal (HeightWidth Before, HeightWidth More) Resolve(HeightWidth kernel, HeightWidth stride, HeightWidth dilation, string operation)
    {
        if (!_isSame)
            return (_size, 0);
        if (stride != 1)
            throw new ArgumentException($"{operation}: padding that keeps the size is defined for a stride of 1, not {stride}.", nameof(stride));
        int height = dilation.Height * (kernel.Height - 1), width = dilation.Width * (kernel.Width - 1);
        return ((height / 2, width / 2), (height % 2, width % 2));
    }

    /// <summary>The zeros along a line instead of an image.</summary>
    internal ConvolutionPadding AlongLine => new((0, _size.Width), _isSame);

    /// <summary>As <c>1x1</c>, or <c>same</c>.</summary>
    public override string ToString() => _isSame ? "same" : _size.ToString();
}
