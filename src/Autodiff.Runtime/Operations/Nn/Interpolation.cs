namespace Autodiff.Internal;

/// <summary>The weights of interpolations along a dimension, which are one after the other those of images.</summary>
internal static class Interpolation
{
    /// <summary>Refuses shapes that the mode is not for.</summary>
    public static void Check<T>(Tensor<T> x, int sizes, InterpolationMode mode, bool alignCorners)
        where T : unmanaged
    {
        var spatial = mode switch
        {
            InterpolationMode.Linear => 1,
            InterpolationMode.Bilinear or InterpolationMode.Bicubic => 2,
            InterpolationMode.Trilinear => 3,
            _ => x.Rank - 2,
        };
        if (x.Rank - 2 is not (1 or 2 or 3) || x.Rank - 2 != spatial)
            throw new ArgumentException($"Interpolate: {mode} is for the shape [batch, channels, …] with {(mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area ? "one to three" : spatial)} more dimensions, not {x.Layout}.", nameof(x));
        if (sizes != spatial)
            throw new ArgumentException($"Interpolate: the shape {x.Layout} needs {spatial} sizes or factors, not {sizes}.", nameof(sizes));
        if (alignCorners && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
            throw new ArgumentException($"Interpolate: corners can be aligned for lines and curves, not for {mode}.", nameof(alignCorners));
        for (var d = 2; d < x.Rank; d++)
        {
            if (x.Layout.Sizes[d] == 0)
                throw new ArgumentException($"Interpolate: the shape {x.Layout} has nothing to interpolate.", nameof(x));
        }
    }

    /// <summary>Interpolates along one dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="size">Its new size.</param>
    /// <param name="factor">The factor that was asked for, if it was not a size.</param>
    /// <param name="mode">How.</param>
    /// <param name="alignCorners">Whether first and last elements lie at the same places.</param>
    public static Tensor<T> Along<T>(Tensor<T> x, int dim, int size, double? factor, InterpolationMode mode, bool alignCorners)
        where T : unmanaged
    {
        if (size < 1)
            throw new ArgumentException($"Interpolate: dimension {dim} of the shape {x.Layout} would have the size {size}.", nameof(size));
        var given = x.Layout.Sizes[dim];
        var step = alignCorners ? (size > 1 ? (given - 1.0) / (size - 1) : 0) : factor is { } f ? 1 / f : (double)given / size;
        var table = mode switch
        {
            InterpolationMode.Nearest => Nearest(given, size, factor, step, 0),
            InterpolationMode.NearestExact => Nearest(given, size, factor, step, 0.5),
            InterpolationMode.Area => ResamplingTable.Averages(given, size),
            InterpolationMode.Bicubic => Cubic(given, size, step, alignCorners),
            _ => Linear(given, size, step, alignCorners),
        };
        return ResamplingNode<T>.Apply(x, dim, table, isTransposed: false);
    }

    private static ResamplingTable Nearest(int given, int size, double? factor, double step, double offset)
    {
        var table = new ResamplingTable(given, size, 1);
        for (var i = 0; i < size; i++)
        {
            // Of sizes, in whole numbers, so that no rounding moves an element.
            var place = factor == null ? (2L * i + (offset == 0 ? 0 : 1)) * given / (2L * size) : (long)Math.Floor((i + offset) * step);
            table.Set(i, 0, (int)Math.Min(place, given - 1), 1);
        }

        return table;
    }

    private static ResamplingTable Linear(int given, int size, double step, bool alignCorners)
    {
        var table = new ResamplingTable(given, size, 2);
        for (var i = 0; i < size; i++)
        {
            var place = alignCorners ? i * step : Math.Max(0, (i + 0.5) * step - 0.5);
            var first = Math.Min((int)place, given - 1);
            var part = place - first;
            table.Set(i, 0, first, 1 - part);
            table.Set(i, 1, Math.Min(first + 1, given - 1), part);
        }

        return table;
    }

    /// <summary>Keys' cubic convolution with the slope -3/4.</summary>
    private static ResamplingTable Cubic(int given, int size, double step, bool alignCorners)
    {
        const double A = -0.75;
        var table = new ResamplingTable(given, size, 4);
        for (var i = 0; i < size; i++)
        {
            var place = alignCorners ? i * step : (i + 0.5) * step - 0.5;
            var before = (int)Math.Floor(place);
            var part = place - before;
            for (var k = 0; k < 4; k++)
            {
                var distance = Math.Abs(part - (k - 1));
                var weight = distance <= 1
                    ? ((A + 2) * distance - (A + 3)) * distance * distance + 1
                    : ((A * distance - 5 * A) * distance + 8 * A) * distance - 4 * A;
                table.Set(i, k, Math.Clamp(before + k - 1, 0, given - 1), weight);
            }
        }

        return table;
    }
}
