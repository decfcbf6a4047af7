using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Tensors of indices, checked: private copies, side by side, counted from the start.</summary>
internal static class IndexList
{
    /// <summary>Checks indices of a dimension.</summary>
    /// <param name="index">The indices.</param>
    /// <param name="dim">The dimension they belong to.</param>
    /// <param name="size">Its size.</param>
    /// <param name="operation">For the error.</param>
    /// <param name="allowNegative">Whether negative indices count from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static Tensor<int> Of<TIndex>(Tensor<TIndex> index, int dim, int size, string operation, bool allowNegative = false)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(index);
        var result = Tensor<int>.Allocate(index.RowMajorLayout);
        ReadOnlySpan<TIndex> from = index.Contiguous().Elements;
        var to = result.Elements;
        var lowest = allowNegative ? -size : 0;
        for (var i = 0; i < to.Length; i++)
        {
            var value = long.CreateSaturating(from[i]);
            if (value < lowest || value >= size)
                throw OutOfRange(value, i, index, dim, size, lowest, operation);
            to[i] = (int)(value < 0 ? value + size : value);
        }

        return result;
    }

    /// <summary>Checks indices of a dimension that are of either type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static Tensor<int> Of(Tensor index, int dim, int size, string operation, bool allowNegative) => index is Tensor<long> numbers
        ? Of(numbers, dim, size, operation, allowNegative)
        : Of((Tensor<int>)index, dim, size, operation, allowNegative);

    /// <summary>Where a mask is true, as places in row-major order.</summary>
    public static Tensor<int> Of(Tensor<bool> mask)
    {
        ReadOnlySpan<bool> from = mask.Contiguous().Elements;
        var result = Tensor<int>.Allocate(Layout.Contiguous([from.Count(true)]));
        var to = result.Elements;
        for (int i = 0, place = 0; place < to.Length; i++)
        {
            if (from[i])
                to[place++] = i;
        }

        return result;
    }

    private static ArgumentOutOfRangeException OutOfRange(long value, int place, Tensor index, int dim, int size, int lowest, string operation)
    {
        var where = index.Rank == 0 ? "" : $" at [{string.Join(", ", PlaceOf(place, index.Layout.Sizes))}]";
        return new(nameof(index), value, size == 0
            ? $"{operation}: index {value}{where} is out of range: dimension {dim} has size 0."
            : $"{operation}: index {value}{where} is out of range for dimension {dim} of size {size}; indices go from {lowest} to {size - 1}.");
    }

    private static int[] PlaceOf(int place, int[] sizes)
    {
        var result = new int[sizes.Length];
        for (var d = sizes.Length - 1; d >= 0; d--)
            (place, result[d]) = Math.DivRem(place, sizes[d]);
        return result;
    }
}
