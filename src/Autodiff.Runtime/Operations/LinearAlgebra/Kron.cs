using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Products of every element with every element.</content>
public static partial class TensorOperations
{
    /// <summary>The Kronecker product: blocks of y, each times an element of x. In each dimension the sizes multiply.</summary>
    /// <param name="x">Of any shape; the shorter shape gets dimensions of size 1 in front.</param>
    /// <param name="y">Of any shape.</param>
    /// <exception cref="ArgumentException">The result has too many dimensions or elements.</exception>
    public static Tensor<T> Kron<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rank = Math.Max(x.Rank, y.Rank);
        int[] blocks = new int[2 * rank], elements = new int[2 * rank], sizes = new int[rank];
        for (var d = 1; d <= rank; d++)
        {
            int ofX = d <= x.Rank ? x.Layout.Sizes[^d] : 1, ofY = d <= y.Rank ? y.Layout.Sizes[^d] : 1;
            (blocks[^(2 * d)], blocks[^(2 * d - 1)]) = (ofX, 1);
            (elements[^(2 * d)], elements[^(2 * d - 1)]) = (1, ofY);
            sizes[^d] = checked(ofX * ofY);
        }

        return (x.Reshape(blocks) * y.Reshape(elements)).Reshape(sizes);
    }
}
