using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Gated linear units.</content>
public static partial class TensorOperations
{
    /// <summary>A gated linear unit: <c>a sigmoid(b)</c> with the halves a and b along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is halved, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">Its size is odd.</exception>
    public static Tensor<T> Glu<T>(this Tensor<T> x, int dim = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var d = Dimension.Of(x, dim, nameof(Glu));
        if (x.Rank == 0 || x.Layout.Sizes[d] % 2 != 0)
            throw new ArgumentException($"Glu: dimension {dim} of the shape {x.Layout} has no halves.", nameof(dim));
        var half = x.Layout.Sizes[d] / 2;
        return x.Narrow(d, 0, half) * x.Narrow(d, half, half).Sigmoid();
    }
}
