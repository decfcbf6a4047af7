namespace Autodiff.Internal;

/// <summary>A contiguous tensor as lines along one dimension: element i of a line is at <c>(before * Length + i) * After + after</c>.</summary>
internal readonly struct Lines
{
    /// <summary>The lines of a layout; a single number is one line of one.</summary>
    public Lines(Layout layout, int dim)
    {
        Before = Layout.CountOf(layout.Sizes.AsSpan(0, Math.Min(dim, layout.Rank)));
        Length = layout.Rank == 0 ? 1 : layout.Sizes[dim];
        After = layout.Rank == 0 ? 1 : Layout.CountOf(layout.Sizes.AsSpan(dim + 1));
    }

    /// <summary>How many groups of lines there are: the product of the sizes before the dimension.</summary>
    public int Before { get; }

    /// <summary>The size of the dimension.</summary>
    public int Length { get; }

    /// <summary>How many lines a group has, side by side: the product of the sizes after the dimension.</summary>
    public int After { get; }

    /// <summary>Where the i-th elements of the lines of a group begin.</summary>
    public int Row(int group, int i) => (group * Length + i) * After;

    /// <summary>The row-major layout of a shape.</summary>
    public static Layout RowMajor(Layout layout) => layout.IsContiguous ? layout : Layout.Contiguous(layout.Sizes);

    /// <summary>The elements of a tensor in row-major order, off the tape.</summary>
    public static ReadOnlySpan<T> Dense<T>(Tensor<T> x)
        where T : unmanaged => (x.IsContiguous ? x : x.Copy()).Elements;
}
