using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Cholesky factors.</content>
public static partial class TensorOperations
{
    /// <summary>The factor L of a symmetric positive definite matrix, or of each of a batch: <c>x = L L'</c> with L lower triangular.</summary>
    /// <remarks>The lower triangle is read; the derivative is that of a symmetric matrix, shared evenly by both triangles.</remarks>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <param name="upper">Gives <c>L'</c> instead, and reads the upper triangle.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is not positive definite.</exception>
    public static Tensor<T> Cholesky<T>(this Tensor<T> x, bool upper = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(Cholesky));
        if (upper)
            return MatrixViews.Transposed(MatrixViews.Transposed(x).Cholesky());
        var result = x.Copy();
        for (var i = 0; i < MatrixBatch.CountOf(x.Layout); i++)
        {
            if (CholeskyFactorization.Factorize(MatrixBatch.Target(result, i)) is var row and >= 0)
                throw new LinearAlgebraException($"Cholesky: {MatrixBatch.Name(x.Layout, i)} is not positive definite: its leading minor of order {row + 1} is not. Add a multiple of the identity.");
        }

        return Recorder.Tracks(x) ? Recorder.Record(new CholeskyNode<T>(result), x, result) : result;
    }

    /// <summary>The solution of <c>a x = b</c> from the Cholesky factor of a; batches broadcast.</summary>
    /// <param name="b">Of shape <c>[.., n, m]</c>.</param>
    /// <param name="factor">The factor, of shape <c>[.., n, n]</c>.</param>
    /// <param name="upper">Whether the factor is the upper triangular one.</param>
    /// <returns>A tensor of the shape of <paramref name="b"/>, batches broadcast.</returns>
    /// <exception cref="ArgumentException">The factors are not square, or the right sides do not fit them.</exception>
    public static Tensor<T> CholeskySolve<T>(this Tensor<T> b, Tensor<T> factor, bool upper = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckMatrices(factor, nameof(CholeskySolve), nameof(factor));
        var lower = upper ? MatrixViews.Transposed(factor) : factor;
        return MatrixViews.Transposed(lower).SolveTriangular(lower.SolveTriangular(b, upper: false), upper: true);
    }
}

/// <summary>A Cholesky factor, recorded: <c>dL = L phi(inv(L) dx inv(L'))</c>, phi being the lower triangle with half the diagonal.</summary>
internal sealed class CholeskyNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public CholeskyNode(Tensor<T> result) => Save(result);

    /// <inheritdoc/>
    public override string Name => "LinalgCholeskyExBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var factor = Saved<T>(0);
        var transposed = MatrixViews.Transposed(factor);
        var phi = transposed.MatMul(cotangent) * Phi(factor);
        var half = transposed.SolveTriangular(factor.SolveTriangular(phi, upper: false, left: false), upper: true);
        return (half + MatrixViews.Transposed(half)) * 0.5;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var factor = Saved<T>(0);
        var symmetric = (tangent + MatrixViews.Transposed(tangent)) * 0.5;
        var inner = MatrixViews.Transposed(factor).SolveTriangular(factor.SolveTriangular(symmetric, upper: false), upper: true, left: false);
        return factor.MatMul(inner * Phi(factor));
    }

    private static Tensor<T> Phi(Tensor<T> factor) => MatrixWeights.Of<T>(factor.Layout.Sizes[^1], factor.Layout.Sizes[^1], 1, 0.5, 0);
}
