namespace Autodiff;

/// <summary>A number for each of the two dimensions of images: the size of a kernel, a stride, a dilation.</summary>
/// <remarks>One number holds for both: <c>stride: 2</c>; two are <c>stride: (2, 1)</c>.</remarks>
/// <param name="Height">Along the rows of an image.</param>
/// <param name="Width">Along its columns.</param>
public readonly record struct HeightWidth(int Height, int Width)
{
    /// <summary>The same number for both.</summary>
    public static implicit operator HeightWidth(int both) => new(both, both);

    /// <summary>Two numbers.</summary>
    public static implicit operator HeightWidth((int Height, int Width) pair) => new(pair.Height, pair.Width);

    /// <summary>As <c>2x1</c>.</summary>
    public override string ToString() => $"{Height}x{Width}";
}
