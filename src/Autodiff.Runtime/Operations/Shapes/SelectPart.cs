namespace Autodiff.Internal;

/// <summary>One index along a dimension, which disappears.</summary>
internal sealed class SelectPart(int dim, int index) : Part
{
    /// <inheritdoc/>
    public override string Name => "SelectBackward0";

    /// <inheritdoc/>
    public override Layout Of(Layout source, ref int offset)
    {
        var rank = source.Rank - 1;
        var sizes = new int[rank];
        var strides = new nint[rank];
        for (var d = 0; d < rank; d++)
        {
            var from = d < dim ? d : d + 1;
            sizes[d] = source.Sizes[from];
            strides[d] = source.Strides[from];
        }

        if (source.Count != 0)
            offset += (int)(index * source.Strides[dim]);
        return new Layout(sizes, strides, source.Count / source.Sizes[dim]);
    }
}
