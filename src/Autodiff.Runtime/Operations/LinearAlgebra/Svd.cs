using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Singular values.</content>
public static partial class TensorOperations
{
    /// <summary>The reduced singular value decomposition of a matrix, or of each of a batch: <c>x = U diag(S) Vh</c> with descending S.</summary>
    /// <remarks>
    /// U and Vh are determined up to the signs of the pairs of vectors, and have a derivative only where all singular values differ and, for
    /// matrices that are not square, none is 0.
    /// </remarks>
    /// <param name="x">Of shape <c>[.., n, m]</c>.</param>
    /// <returns>Tensors of shapes <c>[.., n, k]</c>, <c>[.., k]</c> and <c>[.., k, m]</c> with k the smaller of n and m.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static (Tensor<T> U, Tensor<T> S, Tensor<T> Vh) Svd<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckMatrices(x, nameof(Svd));
        MatrixBatch.CheckFinite(x, nameof(Svd));
        int rows = x.Layout.Sizes[^2], columns = x.Layout.Sizes[^1], size = Math.Min(rows, columns);
        var u = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout, rows, size));
        var s = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout, size));
        var vh = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout, size, columns));
        var matrices = Lines.Dense(x);
        for (var i = 0; i < MatrixBatch.CountOf(x.Layout); i++)
        {
            SpectralFactorization.SingularValues(
                new MatrixView<T>(matrices.Slice(i * rows * columns, rows * columns), rows, columns),
                MatrixBatch.Target(u, i), s.Elements.Slice(i * size, size), MatrixBatch.Target(vh, i));
        }

        if (Recorder.Tracks(x))
            Recorder.Record(new SvdNode<T>(u, s, vh), [x], [u, s, vh]);
        return (u, s, vh);
    }

    /// <summary>The descending singular values of a matrix, or of each of a batch.</summary>
    /// <param name="x">Of shape <c>[.., n, m]</c>.</param>
    /// <returns>A tensor of shape <c>[.., min(n, m)]</c>.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static Tensor<T> Svdvals<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Svd().S;
}

/// <summary>A singular value decomposition, recorded.</summary>
internal sealed class SvdNode<T> : NodeWithResults<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public SvdNode(Tensor<T> u, Tensor<T> s, Tensor<T> vh)
        : base(1, 3)
    {
        Save(u, s);
        Save(vh);
    }

    /// <inheritdoc/>
    public override string Name => "LinalgSvdBackward0";

    /// <inheritdoc/>
    public override void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents)
    {
        // U (diag(gS) + skew(U' gU) / E S + S skew(V' gV) / E) V', with E[i, j] = s[j]^2 - s[i]^2, and what of gU and gV is orthogonal
        // to U and V.
        var (u, s, vh) = (Saved<T>(0), Saved<T>(1), Saved<T>(2));
        var ut = MatrixViews.Transposed(u);
        var inner = results[1] is { } ofS ? ofS.DiagEmbed() : null;
        Tensor<T>? outer = null;
        if (results[0] is { } ofU)
        {
            var projected = ut.MatMul(ofU);
            inner = Plus(inner, Skew(projected) * Gaps(s) * s.Unsqueeze(-2));
            if (u.Layout.Sizes[^2] > u.Layout.Sizes[^1])
                outer = ((ofU - u.MatMul(projected)) / s.Unsqueeze(-2)).MatMul(vh);
        }

        if (results[2] is { } ofVh)
        {
            var projected = vh.MatMul(MatrixViews.Transposed(ofVh));
            inner = Plus(inner, s.Unsqueeze(-1) * (Skew(projected) * Gaps(s)));
            if (vh.Layout.Sizes[^1] > vh.Layout.Sizes[^2])
                outer = Plus(outer, u.MatMul((ofVh - MatrixViews.Transposed(projected).MatMul(vh)) / s.Unsqueeze(-1)));
        }

        cotangents[0] = Plus(outer, u.MatMul(inner!).MatMul(vh));
    }

    /// <inheritdoc/>
    public override void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results)
    {
        var (u, s, vh) = (Saved<T>(0), Saved<T>(1), Saved<T>(2));
        var (ut, v) = (MatrixViews.Transposed(u), MatrixViews.Transposed(vh));
        var tangent = tangents[0]!;
        var inner = ut.MatMul(tangent).MatMul(v);
        var right = inner * s.Unsqueeze(-2);
        var left = s.Unsqueeze(-1) * inner;
        results[1] = inner.Diagonal(0, -2, -1);
        results[0] = u.MatMul(Gaps(s) * (right + MatrixViews.Transposed(right)));
        results[2] = MatrixViews.Transposed(Gaps(s) * (left + MatrixViews.Transposed(left))).MatMul(vh);
        if (u.Layout.Sizes[^2] > u.Layout.Sizes[^1])
        {
            var moved = tangent.MatMul(v);
            results[0] = results[0]! + (moved - u.MatMul(ut.MatMul(moved))) / s.Unsqueeze(-2);
        }

        if (vh.Layout.Sizes[^1] > vh.Layout.Sizes[^2])
        {
            var moved = ut.MatMul(tangent);
            results[2] = results[2]! + (moved - moved.MatMul(v).MatMul(vh)) / s.Unsqueeze(-1);
        }
    }

    private static Tensor<T> Gaps(Tensor<T> s) => Spectrum.InverseGaps(s * s);

    private static Tensor<T> Skew(Tensor<T> x) => x - MatrixViews.Transposed(x);

    private static Tensor<T> Plus(Tensor<T>? x, Tensor<T> y) => x == null ? y : x + y;
}
