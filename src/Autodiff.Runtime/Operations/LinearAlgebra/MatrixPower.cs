using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Powers of matrices.</content>
public static partial class TensorOperations
{
    /// <summary>A square matrix, or each of a batch, to a whole power by repeated squaring; negative powers are those of the inverse.</summary>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <param name="exponent">The power; 0 gives the identity.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">The power is negative and a matrix singular.</exception>
    public static Tensor<T> MatrixPower<T>(this Tensor<T> x, int exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(MatrixPower));
        var square = exponent < 0 ? x.Inverse() : x;
        Tensor<T>? result = null;
        for (var left = Math.Abs((long)exponent); left > 0; left >>= 1)
        {
            if ((left & 1) != 0)
                result = result == null ? square : result.MatMul(square);
            if (left > 1)
                square = square.MatMul(square);
        }

        // The power 0 is constant, but it is of the same graph: its derivative is zeros.
        return result ?? x * 0 + MatrixWeights.Identity<T>(x.Layout.Sizes[^1]);
    }
}
