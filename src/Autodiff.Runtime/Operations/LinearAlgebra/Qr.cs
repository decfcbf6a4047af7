using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Orthogonal and triangular factors.</content>
public static partial class TensorOperations
{
    /// <summary>The reduced factors of a matrix, or of each of a batch: <c>x = Q R</c>, Q with orthonormal columns and R upper triangular.</summary>
    /// <param name="x">Of shape <c>[.., n, m]</c>. The derivative exists if the first min(n, m) columns are independent.</param>
    /// <returns>Tensors of shapes <c>[.., n, k]</c> and <c>[.., k, m]</c> with k the smaller of n and m.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
    public static (Tensor<T> Q, Tensor<T> R) Qr<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckMatrices(x, nameof(Qr));
        int rows = x.Layout.Sizes[^2], columns = x.Layout.Sizes[^1];
        if (rows < columns)
        {
            // The square part is factorized; the rest of R is what Q makes of the rest.
            var (square, triangle) = x.Narrow(-1, 0, rows).Qr();
            return (square, Tensor.Cat([triangle, MatrixViews.Transposed(square).MatMul(x.Narrow(-1, rows, columns - rows))], -1));
        }

        var q = Tensor<T>.Allocate(Lines.RowMajor(x.Layout));
        var r = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout, columns, columns));
        var matrices = Lines.Dense(x);
        for (var i = 0; i < MatrixBatch.CountOf(x.Layout); i++)
        {
            QrFactorization.Factorize(
                new MatrixView<T>(matrices.Slice(i * rows * columns, rows * columns), rows, columns), MatrixBatch.Target(q, i), MatrixBatch.Target(r, i));
        }

        if (Recorder.Tracks(x))
            Recorder.Record(new QrNode<T>(q, r), [x], [q, r]);
        return (q, r);
    }
}

/// <summary>Factors of a matrix with no more columns than rows, recorded.</summary>
internal sealed class QrNode<T> : NodeWithResults<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public QrNode(Tensor<T> q, Tensor<T> r)
        : base(1, 2) => Save(q, r);

    /// <inheritdoc/>
    public override string Name => "LinalgQrBackward0";

    /// <inheritdoc/>
    public override void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents)
    {
        // (gQ + Q sym(upper(gR R' - Q' gQ))) inv(R'), sym(X) being X + X' with half the diagonal.
        var (q, r) = (Saved<T>(0), Saved<T>(1));
        var (ofQ, ofR) = (results[0], results[1]);
        var inner = ofR == null ? -MatrixViews.Transposed(q).MatMul(ofQ!) : ofR.MatMul(MatrixViews.Transposed(r));
        if (ofR != null && ofQ != null)
            inner -= MatrixViews.Transposed(q).MatMul(ofQ);
        var outer = q.MatMul(Symmetric(inner * Weights(r, 0, 1, 1)));
        cotangents[0] = MatrixViews.Transposed(r).SolveTriangular(ofQ == null ? outer : ofQ + outer, upper: false, left: false);
    }

    /// <inheritdoc/>
    public override void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results)
    {
        var (q, r) = (Saved<T>(0), Saved<T>(1));
        var scaled = r.SolveTriangular(tangents[0]!, upper: true, left: false);
        var inner = MatrixViews.Transposed(q).MatMul(scaled);
        var upper = (inner + MatrixViews.Transposed(inner)) * Weights(r, 0, 0.5, 1);
        results[0] = scaled - q.MatMul(upper);
        results[1] = upper.MatMul(r);
    }

    private static Tensor<T> Symmetric(Tensor<T> x) => (x + MatrixViews.Transposed(x)) * Weights(x, 1, 0.5, 1);

    private static Tensor<T> Weights(Tensor<T> square, double below, double diagonal, double above) =>
        MatrixWeights.Of<T>(square.Layout.Sizes[^1], square.Layout.Sizes[^1], below, diagonal, above);
}
