namespace Autodiff.Internal;

/// <summary>A diagonal of the matrices of two dimensions, as a last dimension in their stead.</summary>
/// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
/// <param name="dim1">The dimension of rows.</param>
/// <param name="dim2">The dimension of columns.</param>
internal sealed class DiagonalPart(int offset, int dim1, int dim2) : Part
{
    /// <inheritdoc/>
    public override string Name => "DiagonalBackward0";

    /// <summary>How many elements the diagonal of a matrix has.</summary>
    public static int LengthOf(int rows, int columns, int offset) =>
        (int)Math.Max(0, offset >= 0 ? Math.Min(rows, (long)columns - offset) : Math.Min(rows + (long)offset, columns));

    /// <inheritdoc/>
    public override Layout Of(Layout source, ref int first)
    {
        var rank = source.Rank - 1;
        var sizes = new int[rank];
        var strides = new nint[rank];
        var place = 0;
        for (var d = 0; d < source.Rank; d++)
        {
            if (d == dim1 || d == dim2)
                continue;
            sizes[place] = source.Sizes[d];
            strides[place++] = source.Strides[d];
        }

        sizes[place] = LengthOf(source.Sizes[dim1], source.Sizes[dim2], offset);
        strides[place] = source.Strides[dim1] + source.Strides[dim2];
        var count = Layout.CountOf(sizes);
        if (count != 0)
            first += (int)(offset >= 0 ? offset * source.Strides[dim2] : -(nint)offset * source.Strides[dim1]);
        return new Layout(sizes, strides, count);
    }
}
