namespace Autodiff.Internal;

/// <summary>How the elements of a shape lie in a buffer: the distance of neighbours along each dimension. Immutable and shared by tensors.</summary>
internal sealed class Layout
{
    /// <summary>The most dimensions a tensor may have.</summary>
    public const int MaximumRank = FusedPlan<float>.MaximumRank;

    /// <summary>Of a single number.</summary>
    public static readonly Layout Scalar = new([], [], 1);

    /// <summary>The size of each dimension.</summary>
    public readonly int[] Sizes;

    /// <summary>The distance of neighbours along each dimension, in elements; 0 where one element stands for all.</summary>
    public readonly nint[] Strides;

    /// <summary>How many elements the shape has.</summary>
    public readonly int Count;

    /// <summary>Whether the elements lie side by side in row-major order.</summary>
    public readonly bool IsContiguous;

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

    /// <summary>The row-major layout of a shape.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements or dimensions.</exception>
    public static Layout Contiguous(ReadOnlySpan<int> sizes)
    {
        if (sizes.IsEmpty)
            return Scalar;
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
    public bool HasShapeOf(Layout other) => this == other || Sizes.AsSpan().SequenceEqual(other.Sizes);

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
}
