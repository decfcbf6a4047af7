using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>The checks that kernels on matrices share: rows of elements that lie side by side, the rows a stride apart.</summary>
internal static class MatrixShape
{
    private const int Grain = 32_768;

    /// <summary>How many rows are worth a piece of shared work.</summary>
    public static int RowsAPiece(int columns) => Math.Max(1, Grain / Math.Max(1, columns));

    /// <summary>The matrix, if it lies inside its span.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static ReadOnlySpan<T> Check<T>(ReadOnlySpan<T> x, int rows, int columns, int stride)
    {
        if (rows < 0 || columns < 0 || stride < columns)
            throw new ArgumentException($"A matrix of shape [{rows}, {columns}] with rows {stride} apart does not exist.");
        if (rows != 0 && columns != 0 && (long)(rows - 1) * stride + columns > x.Length)
            throw new ArgumentException($"{x.Length} elements are too few for a matrix of shape [{rows}, {columns}] with rows {stride} apart.");
        return x;
    }

    /// <summary>The result, if it has one element for each row (or column) and does not lie over the input.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static Span<TResult> CheckReduced<T, TResult>(ReadOnlySpan<T> x, Span<TResult> result, int rows, int columns, bool byRow)
        where T : unmanaged
        where TResult : unmanaged
    {
        if (result.Length != (byRow ? rows : columns))
            throw new ArgumentException(
                $"{result.Length} elements cannot hold one for each {(byRow ? "row" : "column")} of a matrix of shape [{rows}, {columns}].");
        if (MemoryMarshal.AsBytes(x).Overlaps(MemoryMarshal.AsBytes(result)))
            throw new ArgumentException($"The result overlaps the matrix of shape [{rows}, {columns}] that it is computed from.");
        return result;
    }

    /// <summary>A result of the input's shape, which may lie exactly over it.</summary>
    /// <exception cref="ArgumentException">It has another length, or lies over the input elsewhere.</exception>
    public static Span<T> CheckSame<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns)
    {
        if (x.Length != (long)rows * columns || result.Length != x.Length)
            throw new ArgumentException($"Spans of {x.Length} and {result.Length} elements are not both of shape [{rows}, {columns}].");
        if (x.Overlaps(result, out var distance) && distance != 0)
            throw new ArgumentException($"The result of shape [{rows}, {columns}] overlaps an input elsewhere than element on element.");
        return result;
    }
}
