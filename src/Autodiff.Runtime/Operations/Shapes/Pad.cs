using Autodiff.Internal;

namespace Autodiff;

/// <content>Padding.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A larger tensor around this one.</summary>
    /// <param name="pad">
    /// Pairs of how many elements are put before and after a dimension, of the last dimension first, as in PyTorch; dimensions
    /// without a pair stay. Negative numbers cut elements off.
    /// </param>
    /// <param name="mode">What surrounds the tensor.</param>
    /// <param name="value">The number of <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArgumentException">The numbers are no pairs, too many, or do not fit the sizes.</exception>
    public Tensor<T> Pad(ReadOnlySpan<int> pad, PadMode mode = PadMode.Constant, double value = 0)
    {
        if (pad.Length % 2 != 0 || pad.Length > 2 * Rank)
            throw new ArgumentException($"Pad: {pad.Length} numbers for the shape {Layout}: a pair for each padded dimension, the last first.", nameof(pad));
        int[] before = new int[Rank], after = new int[Rank];
        for (var i = 0; i < pad.Length / 2; i++)
        {
            var d = Rank - 1 - i;
            (before[d], after[d]) = (pad[2 * i], pad[2 * i + 1]);
            if ((long)before[d] + after[d] + Layout.Sizes[d] < 0)
                throw new ArgumentException($"Pad: cutting off {-before[d]} and {-after[d]} elements of dimension {d} of the shape {Layout} leaves less than none.", nameof(pad));
        }

        var inner = this;
        for (var d = 0; d < Rank; d++)
        {
            if (before[d] < 0 || after[d] < 0)
                inner = inner.Narrow(d, Math.Max(0, -before[d]), Math.Max(0, Layout.Sizes[d] + Math.Min(0, before[d]) + Math.Min(0, after[d])));
            (before[d], after[d]) = (Math.Max(0, before[d]), Math.Max(0, after[d]));
        }

        return mode == PadMode.Constant
            ? Padding.Constant(inner, before, after, Number.From<T>(value))
            : Padding.Mirrored(inner, before, after, mode);
    }
}

/// <summary>Pads dimensions by at least 0.</summary>
internal static class Padding
{
    /// <summary>By a number.</summary>
    public static Tensor<T> Constant<T>(Tensor<T> x, int[] before, int[] after, T value)
        where T : unmanaged
    {
        int[] sizes = [.. x.Layout.Sizes], dimensions = new int[x.Rank], steps = new int[x.Rank];
        for (var d = 0; d < sizes.Length; d++)
        {
            sizes[d] = checked(sizes[d] + before[d] + after[d]);
            dimensions[d] = d;
            steps[d] = 1;
        }

        return Parts.Embed(x, new BlockPart("SliceBackward0", before, dimensions, x.Layout.Sizes, steps), sizes, value, "ConstantPadNdBackward0");
    }

    /// <summary>By the tensor's own elements.</summary>
    /// <exception cref="ArgumentException">A dimension has too few elements.</exception>
    public static Tensor<T> Mirrored<T>(Tensor<T> x, int[] before, int[] after, PadMode mode)
        where T : unmanaged
    {
        var name = mode switch
        {
            PadMode.Reflect => "ReflectionPadBackward0",
            PadMode.Replicate => "ReplicationPadBackward0",
            PadMode.Circular => "CatBackward0",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Pad: there is no such mode."),
        };
        for (var d = 0; d < before.Length; d++)
        {
            int size = x.Layout.Sizes[d], most = Math.Max(before[d], after[d]);
            if (most > 0 && (size == 0 || (mode == PadMode.Reflect && most >= size) || (mode == PadMode.Circular && most > size)))
                throw new ArgumentException($"Pad: dimension {d} of the shape {x.Layout} has too few elements to be padded by {before[d]} and {after[d]} in mode {mode}.", "pad");
        }

        var result = x;
        for (var d = 0; d < before.Length; d++)
        {
            if (before[d] == 0 && after[d] == 0)
                continue;
            var size = x.Layout.Sizes[d];
            var index = Tensor<int>.Allocate(Layout.Contiguous([before[d] + size + after[d]]));
            var places = index.Elements;
            for (var i = 0; i < places.Length; i++)
                places[i] = SourceOf(i - before[d], size, mode);
            result = Rows.Select(result, d, index, name);
        }

        return ReferenceEquals(result, x) ? x.Clone() : result;
    }

    private static int SourceOf(int place, int size, PadMode mode) => mode switch
    {
        PadMode.Reflect => place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place,
        PadMode.Circular => (place + size) % size,
        _ => Math.Clamp(place, 0, size - 1),
    };
}
