namespace Autodiff.Internal;

/// <summary>What several basic indices take together: an index or even steps along each dimension, and new dimensions of size 1.</summary>
/// <param name="name">PyTorch's name of the last view.</param>
/// <param name="starts">The first index along each dimension of the shape.</param>
/// <param name="dimensions">Of each dimension of the view, the one it runs along; -1 for a new one.</param>
/// <param name="lengths">The sizes of the view.</param>
/// <param name="steps">The steps of the view.</param>
internal sealed class BlockPart(string name, int[] starts, int[] dimensions, int[] lengths, int[] steps) : Part
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Layout Of(Layout source, ref int offset)
    {
        var strides = new nint[lengths.Length];
        var count = 1L;
        for (var d = 0; d < strides.Length; d++)
        {
            strides[d] = dimensions[d] < 0 ? 1 : source.Strides[dimensions[d]] * steps[d];
            count *= lengths[d];
        }

        for (var d = 0; d < starts.Length && count != 0; d++)
            offset += (int)(starts[d] * source.Strides[d]);
        return new Layout(lengths, strides, (int)count);
    }
}
