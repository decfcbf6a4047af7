using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Products of vectors and matrices.</content>
public static partial class TensorOperations
{
    /// <summary>The product of vectors, matrices or batches of matrices: <c>result[.., i, j] = sum over k of x[.., i, k] y[.., k, j]</c>.</summary>
    /// <remarks>
    /// Vector by vector is a single number; a vector in front counts as a row and one behind as a column, a dimension that the result
    /// does not have. Matrices are the last two dimensions; those before are batches and broadcast. Transposed views are read as they
    /// lie, without copies.
    /// </remarks>
    /// <param name="x">Of shape <c>[.., n, k]</c> or <c>[k]</c>.</param>
    /// <param name="y">Of shape <c>[.., k, m]</c> or <c>[k]</c>.</param>
    /// <returns>A tensor of shape <c>[.., n, m]</c>, <c>[.., n]</c>, <c>[.., m]</c> or <c>[]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not multiply.</exception>
    public static Tensor<T> MatMul<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => MatrixProduct.Apply(x, y, nameof(MatMul));

    /// <summary>The product of two matrices; unlike <see cref="MatMul"/>, of nothing else.</summary>
    /// <param name="x">Of shape <c>[n, k]</c>.</param>
    /// <param name="y">Of shape <c>[k, m]</c>.</param>
    /// <returns>A matrix of shape <c>[n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not matrices, or do not multiply.</exception>
    public static Tensor<T> Mm<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(x, 2, nameof(Mm), nameof(x));
        Ranks.Check(y, 2, nameof(Mm), nameof(y));
        return MatrixProduct.Apply(x, y, nameof(Mm));
    }

    /// <summary>The products of two batches of matrices, pair by pair, without broadcasting.</summary>
    /// <param name="x">Of shape <c>[b, n, k]</c>.</param>
    /// <param name="y">Of shape <c>[b, k, m]</c>.</param>
    /// <returns>A tensor of shape <c>[b, n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not batches of equal size, or do not multiply.</exception>
    public static Tensor<T> Bmm<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckBatches(x, y, nameof(Bmm));
        return MatrixProduct.Apply(x, y, nameof(Bmm));
    }

    /// <summary>The product of a matrix and a vector.</summary>
    /// <param name="x">Of shape <c>[n, k]</c>.</param>
    /// <param name="y">Of shape <c>[k]</c>.</param>
    /// <returns>A vector of shape <c>[n]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not a matrix and a vector, or do not multiply.</exception>
    public static Tensor<T> Mv<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(x, 2, nameof(Mv), nameof(x));
        Ranks.Check(y, 1, nameof(Mv), nameof(y));
        return MatrixProduct.Apply(x, y, nameof(Mv));
    }

    /// <summary>The inner product of two vectors: <c>sum(x y)</c>.</summary>
    /// <param name="x">Of shape <c>[n]</c>.</param>
    /// <param name="y">Of shape <c>[n]</c>.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ArgumentException">The tensors are not vectors of one length.</exception>
    public static Tensor<T> Dot<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(x, 1, nameof(Dot), nameof(x));
        Ranks.Check(y, 1, nameof(Dot), nameof(y));
        return MatrixProduct.Apply(x, y, nameof(Dot));
    }

    /// <summary>The outer product of two vectors: <c>result[i, j] = x[i] y[j]</c>.</summary>
    /// <param name="x">Of shape <c>[n]</c>.</param>
    /// <param name="y">Of shape <c>[m]</c>.</param>
    /// <returns>A matrix of shape <c>[n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not vectors.</exception>
    public static Tensor<T> Outer<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(x, 1, nameof(Outer), nameof(x));
        Ranks.Check(y, 1, nameof(Outer), nameof(y));
        return MatrixViews.AsColumn(x) * y;
    }
}
