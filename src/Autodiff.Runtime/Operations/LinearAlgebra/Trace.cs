using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Traces.</content>
public static partial class TensorOperations
{
    /// <summary>The sum of the diagonal of a matrix.</summary>
    /// <param name="x">Of shape <c>[n, m]</c>.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
    public static Tensor<T> Trace<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank != 2)
            throw new ArgumentException($"Trace: x must be a matrix, but its shape is {x.Layout}. For batches sum x.Diagonal(0, -2, -1) over its last dimension.", nameof(x));
        return x.Diagonal().Sum();
    }
}
