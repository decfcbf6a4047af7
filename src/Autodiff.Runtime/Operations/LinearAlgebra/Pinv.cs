using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Pseudoinverses.</content>
public static partial class TensorOperations
{
    /// <summary>The pseudoinverse of Moore and Penrose of a matrix, or of each of a batch.</summary>
    /// <param name="x">Of shape <c>[.., n, m]</c>. The derivative exists while the rank does not change.</param>
    /// <param name="rtol">Singular values of at most so many times the largest count as 0; by default the larger side times the rounding of the element type.</param>
    /// <returns>A tensor of shape <c>[.., m, n]</c>.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static Tensor<T> Pinv<T>(this Tensor<T> x, double? rtol = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (u, s, vh) = x.Detach().Svd();
        var tolerance = rtol ?? Math.Max(x.Layout.Sizes[^1], x.Layout.Sizes[^2]) * double.CreateChecked(T.BitIncrement(T.One) - T.One);
        var inverses = s;
        if (s.Count != 0)
        {
            var isZero = Selection.Apply(Threshold(s, tolerance), Tensor<T>.Scalar(T.Zero), Tensor<T>.Scalar(T.One));
            inverses = Selection.Apply(isZero, Tensor<T>.Scalar(T.Zero), 1 / SafeQuotient.WithoutZeros(s, isZero));
        }

        var result = MatrixViews.Transposed(vh).MatMul(inverses.Unsqueeze(-1) * MatrixViews.Transposed(u));
        return Recorder.Tracks(x) ? Recorder.Record(new PinvNode<T>(x, result), x, result) : result;
    }

    /// <summary>The least squares solution of <c>a x = b</c> of the smallest norm; batches broadcast.</summary>
    /// <param name="a">Of shape <c>[.., n, m]</c>.</param>
    /// <param name="b">Of shape <c>[.., n, k]</c>.</param>
    /// <param name="rtol">Singular values of at most so many times the largest count as 0; by default the larger side times the rounding of the element type.</param>
    /// <returns>A tensor of shape <c>[.., m, k]</c>.</returns>
    /// <exception cref="ArgumentException">The tensors are not matrices with equally many rows.</exception>
    /// <exception cref="LinearAlgebraException">An element is not finite.</exception>
    public static Tensor<T> LstSq<T>(this Tensor<T> a, Tensor<T> b, double? rtol = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckMatrices(a, nameof(LstSq), nameof(a));
        Ranks.CheckMatrices(b, nameof(LstSq), nameof(b));
        if (a.Layout.Sizes[^2] != b.Layout.Sizes[^2])
            throw new ArgumentException($"LstSq: the matrices of shape {a.Layout} and right sides of shape {b.Layout} have {a.Layout.Sizes[^2]} and {b.Layout.Sizes[^2]} rows; they must have as many.", nameof(b));
        return a.Pinv(rtol).MatMul(b);
    }

    /// <summary>Where a singular value is more than so many times the largest, which comes first.</summary>
    private static Tensor<T> Threshold<T>(Tensor<T> s, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var bound = (s.Narrow(-1, 0, 1) * tolerance).ExpandTo(s.Layout);
        var mask = Tensor<T>.Allocate(s.Layout);
        Loops.Map(bound, s, mask, default(LessThanMap));
        return mask;
    }
}

/// <summary>A pseudoinverse P of x, recorded: <c>dP = -P dx P + P P' dx' (I - x P) + (I - P x) dx' P' P</c>.</summary>
internal sealed class PinvNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public PinvNode(Tensor<T> x, Tensor<T> result) => Save(x, result);

    /// <inheritdoc/>
    public override string Name => "LinalgPinvBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var (x, p, transposed) = (Saved<T>(0), Saved<T>(1), MatrixViews.Transposed(Saved<T>(1)));
        var g = MatrixViews.Transposed(cotangent);
        var first = transposed.MatMul(cotangent).MatMul(transposed);
        var gp = g.MatMul(p).MatMul(transposed);
        var pg = transposed.MatMul(p).MatMul(g);
        return gp - x.MatMul(p.MatMul(gp)) + (pg - pg.MatMul(p).MatMul(x)) - first;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var (x, p, transposed) = (Saved<T>(0), Saved<T>(1), MatrixViews.Transposed(Saved<T>(1)));
        var t = MatrixViews.Transposed(tangent);
        var first = p.MatMul(tangent).MatMul(p);
        var pt = p.MatMul(transposed).MatMul(t);
        var tp = t.MatMul(transposed).MatMul(p);
        return pt - pt.MatMul(x).MatMul(p) + (tp - p.MatMul(x.MatMul(tp))) - first;
    }
}
