using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Copies parts of images between channels first, as arrays have them, and channels last, as the kernels do.</summary>
internal static unsafe class ChannelsLast
{
    /// <summary>
    /// Copies a rectangle of an image of <paramref name="channels"/> x <paramref name="height"/> x <paramref name="width"/>; what lies
    /// outside of the image is zero.
    /// </summary>
    public static void From<T>(
        T* image, int channels, int height, int width, int firstRow, int rows, int firstColumn, int columns, T* copy)
        where T : unmanaged, INumberBase<T>
    {
        int top = Math.Max(firstRow, 0), bottom = Math.Min(firstRow + rows, height);
        int left = Math.Max(firstColumn, 0), right = Math.Min(firstColumn + columns, width);
        var pixels = height * width;
        if (top > firstRow || bottom < firstRow + rows || left > firstColumn || right < firstColumn + columns)
            new Span<T>(copy, checked(rows * columns * channels)).Clear();
        if (top >= bottom || left >= right)
            return;

        if (left == 0 && right == width && columns == width)
        {
            Transposition.Copy(image + top * width, pixels, channels, (bottom - top) * width, copy + (nint)(top - firstRow) * columns * channels, channels);
            return;
        }

        for (var row = top; row < bottom; row++)
        {
            var to = copy + ((nint)(row - firstRow) * columns + left - firstColumn) * channels;
            var from = image + row * width + left;
            if (channels == 1)
                new ReadOnlySpan<T>(from, right - left).CopyTo(new Span<T>(to, right - left));
            else
                Transposition.Copy(from, pixels, channels, right - left, to, channels);
        }
    }

    /// <summary>Copies pixels back to an image whose channels are <paramref name="stride"/> elements apart.</summary>
    public static void To<T>(T* copy, int channels, int pixels, T* image, nint stride)
        where T : unmanaged
    {
        if (channels == 1)
            new ReadOnlySpan<T>(copy, pixels).CopyTo(new Span<T>(image, pixels));
        else
            Transposition.Copy(copy, channels, pixels, channels, image, stride);
    }
}
