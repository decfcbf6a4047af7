namespace Autodiff;

/// <summary>A number for each of the three dimensions of volumes: the size of a kernel, a stride, a dilation.</summary>
/// <remarks>One number holds for all: <c>stride: 2</c>; three are <c>stride: (1, 2, 2)</c>.</remarks>
/// <param name="Depth">From image to image of a volume.</param>
/// <param name="Height">Along the rows of an image.</param>
/// <param name="Width">Along its columns.</param>
public readonly record struct DepthHeightWidth(int Depth, int Height, int Width)
{
    /// <summary>The same number for all.</summary>
    public static implicit operator DepthHeightWidth(int all) => new(all, all, all);

    /// <summary>Three numbers.</summary>
    public static implicit operator DepthHeightWidth((int Depth, int Height, int Width) numbers) => new(numbers.Depth, numbers.Height, numbers.Width);

    /// <summary>As <c>3x2x1</c>.</summary>
    public override string ToString() => $"{Depth}x{Height}x{Width}";
}
