namespace Autodiff.Internal;

/// <summary>How the elements of a shape lie in a buffer: the distance of neighbours along each dimension. Immutable and shared by tensors.</summary>
internal sealed class Layout
{
    /// <summary>The most dimensions a tensor may have.</summary>
    public const int MaximumRank = FusedPlan<float>.MaximumRank;

    /// <summary>Of a single number.</summary>
    public static readonly Layout Scalar = new([], [], 1);

    private static readonly Layout?[] s_recent = new Layout?[256];

    /// <summary>The size of each dimension.</summary>
    public readonly int[] Sizes;

    /// <summary>The distance of neighbours along each dimension, in elements; 0 where one element stands for all.</summary>
    public readonly nint[] Strides;

    /// <summary>How many elements the shape has.</summary>
    public readonly int Count;

    /// <summary>Whether the elements lie side by side in row-major order.</summary>
    public readonly bool IsContiguous;

    private Density _density;
    private Layout? _transposed;
    private Layout? _ofOneNumber;

    /// <summary>A layout of sizes and strides that were checked.</summary>
    public Layout(int[] sizes, nint[] strides, int count)
    {
        Sizes = sizes;
        Strides = strides;
        Count = count;
        IsContiguous = AreContiguous(sizes, strides, count);
    }

    /// <summary>How many dimensions.</summary>
    public int Rank => Sizes.Length;

    /// <summary>The shape, for the user.</summary>
    public Shape Shape => new(Sizes);

    /// <summary>With the last two dimensions exchanged.</summary>
    public Layout Transposed => _transposed ??= MakeTransposed();

    /// <summary>Of the same shape, but of one number that stands for all elements.</summary>
    public Layout OfOneNumber => _ofOneNumber ??= new Layout(Sizes, new nint[Rank], Count);

    /// <summary>Whether the elements lie side by side, in row-major order of the dimensions or any other.</summary>
    public bool IsDense
    {
        get
        {
            if (_density == Density.Unknown)
                _density = IsContiguous || AreDense(Sizes, Strides, Count) ? Density.Dense : Density.Scattered;
            return _density == Density.Dense;
        }
    }

    /// <summary>Whether the elements lie side by side with the second dimension, the channels of images, innermost.</summary>
    public bool IsChannelsLast
    {
        get
        {
            if (Rank < 3 || Count == 0)
                return Rank >= 3;
            nint expected = 1;
            for (var i = 0; i < Rank; i++)
            {
                var d = i == 0 ? 1 : i == Rank - 1 ? 0 : Rank - i;
                if (Sizes[d] != 1 && Strides[d] != expected)
                    return false;
                expected *= Sizes[d];
            }

            return true;
        }
    }

    /// <summary>The row-major layout of a shape.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements or dimensions.</exception>
    public static Layout Contiguous(ReadOnlySpan<int> sizes)
    {
        if (sizes.IsEmpty)
            return Scalar;

        // Shapes repeat from step to step. Layouts are immutable, so threads may share the place of one.
        var hash = 0;
        foreach (var size in sizes)
            hash = (hash * 31) + size;
        ref var recent = ref s_recent[(hash ^ (hash >> 8)) & (s_recent.Length - 1)];
        var layout = recent;
        if (layout == null || !sizes.SequenceEqual(layout.Sizes))
            recent = layout = MakeContiguous(sizes);
        return layout;
    }

    private Layout MakeTransposed()
    {
        var sizes = (int[])Sizes.Clone();
        var strides = (nint[])Strides.Clone();
        (sizes[^1], sizes[^2]) = (sizes[^2], sizes[^1]);
        (strides[^1], strides[^2]) = (strides[^2], strides[^1]);
        return new Layout(sizes, strides, Count) { _transposed = this };
    }

    private static Layout MakeContiguous(ReadOnlySpan<int> sizes)
    {
        var count = CountOf(sizes);
        var strides = new nint[sizes.Length];
        nint stride = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(1, sizes[d]);
        }

        return new Layout(sizes.ToArray(), strides, count);
    }

    /// <summary>The layout of images, batch x channels x height x width or less or more, whose channels lie side by side.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Layout ChannelsLast(ReadOnlySpan<int> sizes) => WithInnermost(sizes, 1);

    /// <summary>The layout of a shape with one dimension innermost in memory and the others in row-major order.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Layout WithInnermost(ReadOnlySpan<int> sizes, int dim)
    {
        var strides = new nint[sizes.Length];
        var count = CountOf(sizes);
        strides[dim] = 1;
        nint stride = Math.Max(1, sizes[dim]);
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (d == dim)
                continue;
            strides[d] = stride;
            stride *= Math.Max(1, sizes[d]);
        }

        return new Layout(sizes.ToArray(), strides, count);
    }

    /// <summary>The number of elements of a shape.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements or dimensions.</exception>
    public static int CountOf(ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaximumRank)
            throw new ArgumentException($"The shape {Text(sizes)} has {sizes.Length} dimensions; a tensor has at most {MaximumRank}.");
        foreach (var size in sizes)
        {
            if (size < 0)
                throw new ArgumentException($"The shape {Text(sizes)} has a negative size.");
        }

        if (sizes.Contains(0))
            return 0;
        long product = 1;
        foreach (var size in sizes)
        {
            product *= size; // two factors below 2^31, so below 2^62
            if (product > Array.MaxLength)
                throw new ArgumentException($"The shape {Text(sizes)} has more elements than the {Array.MaxLength} a tensor can have.");
        }

        return (int)product;
    }

    /// <summary>A shape as text.</summary>
    public static string Text(ReadOnlySpan<int> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";

    /// <summary>Whether two layouts have the same sizes.</summary>
    public bool HasShapeOf(Layout other)
    {
        if (this == other)
            return true;
        int[] sizes = Sizes, others = other.Sizes;
        if (sizes.Length != others.Length)
            return false;
        for (var d = 0; d < sizes.Length; d++) // few: a call costs more than they
        {
            if (sizes[d] != others[d])
                return false;
        }

        return true;
    }

    /// <summary>Whether two layouts have the same sizes and strides; those of single elements do not matter.</summary>
    public bool LiesLike(Layout other)
    {
        if (this == other)
            return true;
        if (!HasShapeOf(other))
            return false;
        for (var d = 0; d < Sizes.Length; d++)
        {
            if (Sizes[d] > 1 && Strides[d] != other.Strides[d])
                return Count == 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text(Sizes);

    private static bool AreContiguous(int[] sizes, nint[] strides, int count)
    {
        if (count == 0)
            return true;
        nint expected = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (sizes[d] == 1)
                continue;
            if (strides[d] != expected)
                return false;
            expected *= sizes[d];
        }

        return true;
    }

    private static bool AreDense(int[] sizes, nint[] strides, int count)
    {
        // Distinct strides that each skip exactly what the smaller ones span.
        nint expected = 1;
        while (expected < count)
        {
            var d = 0;
            while (d < sizes.Length && (sizes[d] == 1 || strides[d] != expected))
                d++;
            if (d == sizes.Length)
                return false;
            expected *= sizes[d];
        }

        return true;
    }

    private enum Density : byte
    {
        Unknown,
        Dense,
        Scattered,
    }
}
