using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Eigenvalues of symmetric matrices.</content>
public static partial class TensorOperations
{
    /// <summary>Ascending eigenvalues and orthonormal eigenvectors of a symmetric matrix, or of each of a batch: <c>x = V diag(values) V'</c>.</summary>
    /// <remarks>
    /// The lower triangle is read; the derivative is that of a symmetric matrix, shared evenly by both triangles. Eigenvectors are
    /// determined up to their signs, and have a derivative only where all eigenvalues differ.
    /// </remarks>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>Tensors of shapes <c>[.., n]</c> and <c>[.., n, n]</c>; the vectors are columns.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static (Tensor<T> Eigenvalues, Tensor<T> Eigenvectors) Eigh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(Eigh));
        MatrixBatch.CheckFinite(x, nameof(Eigh));
        var size = x.Layout.Sizes[^1];
        var values = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout, size));
        var vectors = Tensor<T>.Allocate(Lines.RowMajor(x.Layout));
        var matrices = Lines.Dense(x);
        for (var i = 0; i < MatrixBatch.CountOf(x.Layout); i++)
        {
            SpectralFactorization.Symmetric(
                new MatrixView<T>(matrices.Slice(i * size * size, size * size), size, size), values.Elements.Slice(i * size, size), MatrixBatch.Target(vectors, i));
        }

        if (Recorder.Tracks(x))
            Recorder.Record(new EighNode<T>(values, vectors), [x], [values, vectors]);
        return (values, vectors);
    }

    /// <summary>Ascending eigenvalues of a symmetric matrix, or of each of a batch; of the matrix the lower triangle is read.</summary>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>A tensor of shape <c>[.., n]</c>.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static Tensor<T> Eigvalsh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Eigh().Eigenvalues;
}

/// <summary>Eigenvalues and eigenvectors, recorded: with <c>P = V' dx V</c>, <c>dvalues = diag(P)</c> and <c>dV = V (P / E)</c>, E[i, j] being value j less value i.</summary>
internal sealed class EighNode<T> : NodeWithResults<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public EighNode(Tensor<T> values, Tensor<T> vectors)
        : base(1, 2) => Save(values, vectors);

    /// <inheritdoc/>
    public override string Name => "LinalgEighBackward0";

    /// <inheritdoc/>
    public override void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents)
    {
        var vectors = Saved<T>(1);
        var transposed = MatrixViews.Transposed(vectors);
        var ofValues = results[0] is { } g ? g.DiagEmbed() : null;
        var ofVectors = results[1] is { } h ? transposed.MatMul(h) * Spectrum.InverseGaps(Saved<T>(0)) : null;
        var inner = ofValues == null ? ofVectors! : ofVectors == null ? ofValues : ofValues + ofVectors;
        var outer = vectors.MatMul(inner).MatMul(transposed);
        cotangents[0] = (outer + MatrixViews.Transposed(outer)) * 0.5;
    }

    /// <inheritdoc/>
    public override void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results)
    {
        var (values, vectors) = (Saved<T>(0), Saved<T>(1));
        var symmetric = (tangents[0]! + MatrixViews.Transposed(tangents[0]!)) * 0.5;
        var inner = MatrixViews.Transposed(vectors).MatMul(symmetric).MatMul(vectors);
        results[0] = inner.Diagonal(0, -2, -1);
        results[1] = vectors.MatMul(inner * Spectrum.InverseGaps(values));
    }
}

/// <summary>What derivatives of spectral factors divide by.</summary>
internal static class Spectrum
{
    /// <summary><c>1 / (values[j] - values[i])</c>, and 0 on the diagonal; recorded. Equal values give infinities.</summary>
    public static Tensor<T> InverseGaps<T>(Tensor<T> values)
        where T : unmanaged
    {
        var size = values.Layout.Sizes[^1];
        var gaps = values.Unsqueeze(-2) - values.Unsqueeze(-1);
        return MatrixWeights.Of<T>(size, size, 1, 0, 1) / (gaps + MatrixWeights.Identity<T>(size));
    }
}
