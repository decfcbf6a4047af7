namespace Autodiff.Internal;

/// <summary>Indices along a dimension in even steps.</summary>
internal sealed class SlicePart(int dim, int start, int length, int step) : Part
{
    /// <inheritdoc/>
    public override string Name => "SliceBackward0";

    /// <inheritdoc/>
    public override Layout Of(Layout source, ref int offset)
    {
        int[] sizes = [.. source.Sizes];
        nint[] strides = [.. source.Strides];
        sizes[dim] = length;
        strides[dim] *= step;
        var count = Layout.CountOf(sizes);
        if (count != 0)
            offset += (int)(start * source.Strides[dim]);
        return new Layout(sizes, strides, count);
    }
}
