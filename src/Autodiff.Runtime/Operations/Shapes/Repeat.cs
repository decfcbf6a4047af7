using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Repetition by copying.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Copies of the tensor side by side.</summary>
    /// <param name="repeats">How often along each dimension; more of them than dimensions add dimensions in front.</param>
    /// <exception cref="ArgumentException">There are fewer than dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Tensor<T> Repeat(params ReadOnlySpan<int> repeats)
    {
        if (repeats.Length < Rank)
            throw new ArgumentException($"Repeat: {repeats.Length} repetitions for the {Rank} dimensions of the shape {Layout}. Tile puts 1 in front of them.", nameof(repeats));
        foreach (var repeat in repeats)
            ArgumentOutOfRangeException.ThrowIfNegative(repeat, nameof(repeats));

        // Each dimension after a new one, along which it is repeated.
        var added = repeats.Length - Rank;
        var result = new int[repeats.Length];
        int[] single = new int[2 * repeats.Length], repeated = new int[2 * repeats.Length];
        for (var d = 0; d < repeats.Length; d++)
        {
            var size = d < added ? 1 : Layout.Sizes[d - added];
            (single[2 * d], single[2 * d + 1]) = (1, size);
            (repeated[2 * d], repeated[2 * d + 1]) = (repeats[d], size);
            result[d] = checked(repeats[d] * size);
        }

        return Reshape(single).ExpandTo(Layout.Contiguous(repeated)).Clone().ViewAs(Layout.Contiguous(result), "RepeatBackward0");
    }

    /// <summary>Copies of the tensor side by side; numbers that are missing in front are 1.</summary>
    /// <param name="repeats">How often along each dimension.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Tensor<T> Tile(params ReadOnlySpan<int> repeats) =>
        Repeat([.. Enumerable.Repeat(1, Math.Max(0, Rank - repeats.Length)), .. repeats]);

    /// <summary>Each element, or each part along a dimension, several times in succession.</summary>
    /// <param name="repeats">How often.</param>
    /// <param name="dim">The dimension, negative from the end; all elements as a vector if omitted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or the number is negative.</exception>
    public Tensor<T> RepeatInterleave(int repeats, int? dim = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        if (dim is not { } along)
            return Reshape(-1).RepeatInterleave(repeats, 0);
        var d = Dimension.Of(this, along, nameof(RepeatInterleave));
        int[] sizes = [.. Layout.Sizes.AsSpan(0, d), SizeAlong(d, nameof(RepeatInterleave)), repeats, .. Layout.Sizes.AsSpan(d + 1)];
        int[] result = [.. Layout.Sizes];
        result[d] = checked(result[d] * repeats);
        return Unsqueeze(d + 1).ExpandTo(Layout.Contiguous(sizes)).Clone().ViewAs(Layout.Contiguous(result), "RepeatInterleaveBackward0");
    }

    /// <summary>Each element, or each part along a dimension, as often in succession as its own number says.</summary>
    /// <param name="repeats">A vector of as many numbers as there are parts, or of one.</param>
    /// <param name="dim">The dimension, negative from the end; all elements as a vector if omitted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or a number is negative.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers than parts.</exception>
    public Tensor<T> RepeatInterleave<TIndex>(Tensor<TIndex> repeats, int? dim = null)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(repeats);
        if (dim is not { } along)
            return Reshape(-1).RepeatInterleave(repeats, 0);
        var d = Dimension.Of(this, along, nameof(RepeatInterleave));
        var size = SizeAlong(d, nameof(RepeatInterleave));
        if (repeats.Rank > 1 || (repeats.Count != size && repeats.Count != 1))
            throw new ArgumentException($"RepeatInterleave: the repetitions have the shape {repeats.Layout}, but dimension {d} of the shape {Layout} has {size} parts.", nameof(repeats));
        List<int> index = [];
        var numbers = repeats.ToArray();
        for (var i = 0; i < size; i++)
        {
            var count = int.CreateSaturating(numbers[numbers.Length == 1 ? 0 : i]);
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(repeats));
            for (; count > 0; count--)
                index.Add(i);
        }

        return Rows.Select(this, d, Tensor.Create<int>([.. index]));
    }
}
