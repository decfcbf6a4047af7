using Autodiff.Internal;

namespace Autodiff;

/// <content>Dimensions of size 1, taken away and added, as views.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A view without the dimensions of size 1.</summary>
    public Tensor<T> Squeeze() => Without(Dimension.Mask(this, [], nameof(Squeeze)));

    /// <summary>A view without these dimensions, as far as they are of size 1; others stay.</summary>
    /// <param name="dims">The dimensions, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public Tensor<T> Squeeze(params ReadOnlySpan<int> dims) =>
        dims.IsEmpty ? ViewAs(Layout, "SqueezeBackward0") : Without(Dimension.Mask(this, dims, nameof(Squeeze)));

    /// <summary>A view with a new dimension of size 1.</summary>
    /// <param name="dim">Its place in the new shape, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Tensor<T> Unsqueeze(int dim)
    {
        var place = Dimension.OfNew(this, dim, nameof(Unsqueeze));
        var sizes = new int[Rank + 1];
        var strides = new nint[Rank + 1];
        for (var d = 0; d < sizes.Length; d++)
        {
            var from = d < place ? d : d - 1;
            sizes[d] = d == place ? 1 : Layout.Sizes[from];
            strides[d] = d == place ? 1 : Layout.Strides[from];
        }

        return ViewAs(new Layout(sizes, strides, Count), "UnsqueezeBackward0");
    }

    private Tensor<T> Without(bool[] mask)
    {
        var kept = 0;
        for (var d = 0; d < Rank; d++)
            kept += mask[d] && Layout.Sizes[d] == 1 ? 0 : 1;
        var sizes = new int[kept];
        var strides = new nint[kept];
        var place = 0;
        for (var d = 0; d < Rank; d++)
        {
            if (mask[d] && Layout.Sizes[d] == 1)
                continue;
            sizes[place] = Layout.Sizes[d];
            strides[place++] = Layout.Strides[d];
        }

        return ViewAs(new Layout(sizes, strides, Count), "SqueezeBackward0");
    }
}
