using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Other sizes of images.</content>
public static partial class TensorOperations
{
    /// <summary>Images, sequences or volumes of another size.</summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="size">The sizes of the dimensions after the channels.</param>
    /// <param name="mode">How numbers are found between those of the input.</param>
    /// <param name="alignCorners">Whether the first and last elements of both lie at the same places, rather than the edges; for lines and curves.</param>
    /// <exception cref="ArgumentException">The shape does not fit the mode or the sizes.</exception>
    public static Tensor<T> Interpolate<T>(
        this Tensor<T> x, ReadOnlySpan<int> size, InterpolationMode mode = InterpolationMode.Nearest, bool alignCorners = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Interpolation.Check(x, size.Length, mode, alignCorners);
        for (var d = 2; d < x.Rank; d++)
            x = Interpolation.Along(x, d, size[d - 2], null, mode, alignCorners);
        return x;
    }

    /// <summary>Images, sequences or volumes scaled by a factor; the sizes are rounded down.</summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="scaleFactor">The factor of the dimensions after the channels.</param>
    /// <param name="mode">How numbers are found between those of the input.</param>
    /// <param name="alignCorners">Whether the first and last elements of both lie at the same places, rather than the edges; for lines and curves.</param>
    /// <exception cref="ArgumentException">The shape does not fit the mode.</exception>
    public static Tensor<T> Interpolate<T>(
        this Tensor<T> x, double scaleFactor, InterpolationMode mode = InterpolationMode.Nearest, bool alignCorners = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var factors = new double[Math.Max(0, x.Rank - 2)];
        Array.Fill(factors, scaleFactor);
        return x.Interpolate(factors, mode, alignCorners);
    }

    /// <summary>Images, sequences or volumes scaled by a factor for each dimension; the sizes are rounded down.</summary>
    /// <param name="x">Of shape [batch, channels, …].</param>
    /// <param name="scaleFactors">The factors of the dimensions after the channels.</param>
    /// <param name="mode">How numbers are found between those of the input.</param>
    /// <param name="alignCorners">Whether the first and last elements of both lie at the same places, rather than the edges; for lines and curves.</param>
    /// <exception cref="ArgumentException">The shape does not fit the mode or the factors.</exception>
    public static Tensor<T> Interpolate<T>(
        this Tensor<T> x, ReadOnlySpan<double> scaleFactors, InterpolationMode mode = InterpolationMode.Nearest, bool alignCorners = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Interpolation.Check(x, scaleFactors.Length, mode, alignCorners);
        for (var d = 2; d < x.Rank; d++)
        {
            var factor = scaleFactors[d - 2];
            if (!(factor > 0))
                throw new ArgumentOutOfRangeException(nameof(scaleFactors), factor, "Interpolate: a factor is more than 0.");
            x = Interpolation.Along(x, d, (int)Math.Floor(x.Layout.Sizes[d] * factor), factor, mode, alignCorners);
        }

        return x;
    }
}
