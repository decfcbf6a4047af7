using Autodiff.Internal;

namespace Autodiff;

/// <content>Differences of neighbours.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Differences of neighbours along a dimension: <c>x[i + 1] - x[i]</c>, taken n times.</summary>
    /// <param name="n">How many times.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>A tensor that is by n shorter along the dimension, but not shorter than 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or <paramref name="n"/> is negative.</exception>
    /// <exception cref="ArgumentException">The tensor is a single number.</exception>
    public Tensor<T> Diff(int n = 1, int dim = -1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (Rank == 0)
            throw new ArgumentException("Diff: a single number has no neighbours; the tensor must have a dimension.");
        var d = Dimension.Of(this, dim, nameof(Diff));
        var result = this;
        for (; n > 0 && result.Layout.Sizes[d] > 0; n--)
        {
            var length = result.Layout.Sizes[d] - 1;
            result = result.Narrow(d, 1, length) - result.Narrow(d, 0, length);
        }

        return result;
    }
}
