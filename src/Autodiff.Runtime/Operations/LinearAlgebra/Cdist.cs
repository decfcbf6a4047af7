using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Distances.</content>
public static partial class TensorOperations
{
    /// <summary>The distance of each row of x from each row of y: <c>result[.., i, j] = norm(x[.., i, :] - y[.., j, :])</c>.</summary>
    /// <param name="x">Of shape <c>[.., n, k]</c>.</param>
    /// <param name="y">Of shape <c>[.., m, k]</c>; batches broadcast.</param>
    /// <param name="p">The order of the norm. The derivative of the distance of equal rows is 0.</param>
    /// <returns>A tensor of shape <c>[.., n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not matrices with equally many columns, or their batches do not broadcast; or the order is negative or NaN.</exception>
    public static Tensor<T> Cdist<T>(this Tensor<T> x, Tensor<T> y, double p = 2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckMatrices(x, nameof(Cdist));
        Ranks.CheckMatrices(y, nameof(Cdist), nameof(y));
        if (x.Layout.Sizes[^1] != y.Layout.Sizes[^1])
            throw new ArgumentException($"Cdist: the rows of the shapes {x.Layout} and {y.Layout} have {x.Layout.Sizes[^1]} and {y.Layout.Sizes[^1]} elements; they must have as many.");
        if (!(p >= 0))
            throw new ArgumentException($"Cdist: the order of the norm is {p}; it must be 0 or more.", nameof(p));
        return (x.Unsqueeze(-2) - y.Unsqueeze(-3)).Norm(p, -1);
    }
}
