namespace Autodiff.Internal;

/// <summary>Copies images between channels first, as arrays have them, and channels last, as the kernels do.</summary>
internal static unsafe class ChannelsLast
{
    /// <summary>Copies whole images of channels first.</summary>
    /// <exception cref="ArgumentException">The lengths differ or do not fit, or the spans overlap. Nothing has been written.</exception>
    public static void From<T>(int images, int channels, int pixels, ReadOnlySpan<T> channelsFirst, Span<T> channelsLast)
        where T : unmanaged
    {
        Check(images, channels, pixels, channelsFirst, channelsLast);
        fixed (T* from = channelsFirst, to = channelsLast)
        {
            for (nint image = 0, size = channels * pixels; image < images; image++)
                Transposition.Copy(from + image * size, pixels, channels, pixels, to + image * size, channels);
        }
    }

    /// <summary>Copies whole images back to channels first.</summary>
    /// <exception cref="ArgumentException">The lengths differ or do not fit, or the spans overlap. Nothing has been written.</exception>
    public static void To<T>(int images, int channels, int pixels, ReadOnlySpan<T> channelsLast, Span<T> channelsFirst)
        where T : unmanaged
    {
        Check(images, channels, pixels, channelsLast, channelsFirst);
        fixed (T* from = channelsLast, to = channelsFirst)
        {
            for (nint image = 0, size = channels * pixels; image < images; image++)
                To(from + image * size, channels, pixels, to + image * size, pixels);
        }
    }

    /// <summary>
    /// Copies a rectangle of an image of <paramref name="channels"/> x <paramref name="height"/> x <paramref name="width"/>, or of one that
    /// is channels last <paramref name="already"/>; what lies outside of the image is zero.
    /// </summary>
    public static void From<T>(
        T* image, bool already, int channels, int height, int width, int firstRow, int rows, int firstColumn, int columns, T* copy)
        where T : unmanaged
    {
        int top = Math.Max(firstRow, 0), bottom = Math.Min(firstRow + rows, height);
        int left = Math.Max(firstColumn, 0), right = Math.Min(firstColumn + columns, width);
        var pixels = height * width;
        if (top > firstRow || bottom < firstRow + rows || left > firstColumn || right < firstColumn + columns)
            new Span<T>(copy, checked(rows * columns * channels)).Clear();
        if (top >= bottom || left >= right)
            return;

        if (!already && left == 0 && right == width && columns == width)
        {
            Transposition.Copy(image + top * width, pixels, channels, (bottom - top) * width, copy + (nint)(top - firstRow) * columns * channels, channels);
            return;
        }

        for (var row = top; row < bottom; row++)
        {
            var to = copy + ((nint)(row - firstRow) * columns + left - firstColumn) * channels;
            var from = image + (row * width + left) * (nint)(already ? channels : 1);
            if (already || channels == 1)
                new ReadOnlySpan<T>(from, (right - left) * channels).CopyTo(new Span<T>(to, (right - left) * channels));
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

    private static void Check<T>(int images, int channels, int pixels, ReadOnlySpan<T> from, Span<T> to)
    {
        if (images < 0 || channels < 0 || pixels < 0 || from.Length != (long)images * channels * pixels || to.Length != from.Length)
            throw new ArgumentException($"{images} images of {channels} channels of {pixels} pixels do not fit spans of {from.Length} and {to.Length} elements.");
        if (from.Overlaps(to))
            throw new ArgumentException($"The copy of {images} images of {channels} channels overlaps them.", nameof(to));
    }
}
