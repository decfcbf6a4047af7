using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Determinants.</content>
public static partial class TensorOperations
{
    /// <summary>The determinant of a square matrix, or of each of a batch; its derivative are the cofactors, also of singular matrices.</summary>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>A tensor of shape <c>[..]</c>.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static Tensor<T> Det<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(Det));
        var result = LuBatch.Determinants(x);
        return Recorder.Tracks(x) ? Recorder.Record(new DetNode<T>(x, result), x, result) : result;
    }

    /// <summary>The logarithm of the determinant of a square matrix, or of each of a batch: minus infinity for 0, NaN for negative ones.</summary>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>A tensor of shape <c>[..]</c>.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static Tensor<T> LogDet<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(LogDet));
        var (signs, result) = LuBatch.LogDeterminants(x);
        for (var i = 0; i < result.Count; i++)
        {
            if (T.IsNegative(signs.Elements[i]))
                result.Elements[i] = T.NaN;
        }

        return Recorder.Tracks(x) ? Recorder.Record(new LogDetNode<T>(x, "LogdetBackward0"), x, result) : result;
    }

    /// <summary>
    /// The sign of the determinant of a square matrix, or of each of a batch, and the logarithm of its magnitude, which neither
    /// overflows nor vanishes: 0 and minus infinity for a singular one.
    /// </summary>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>Two tensors of shape <c>[..]</c>.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static (Tensor<T> Sign, Tensor<T> LogAbsDet) SlogDet<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(SlogDet));
        var (sign, result) = LuBatch.LogDeterminants(x);
        return (sign, Recorder.Tracks(x) ? Recorder.Record(new LogDetNode<T>(x, "LinalgSlogdetBackward0"), x, result) : result);
    }
}

/// <summary>A determinant, recorded: its derivative are the cofactors.</summary>
internal sealed class DetNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public DetNode(Tensor<T> x, Tensor<T> result) => Save(x, result);

    /// <inheritdoc/>
    public override string Name => "LinalgDetBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent.Unsqueeze(-1).Unsqueeze(-1) * Cofactors();

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => (tangent * Cofactors()).Sum([-2, -1]);

    private Tensor<T> Cofactors()
    {
        var x = Saved<T>(0);
        var det = Saved<T>(1);
        if (!det.Detach().ToArray().Contains(T.Zero))
            return MatrixViews.Transposed(x.Inverse()) * det.Unsqueeze(-1).Unsqueeze(-1);

        // A singular matrix has no inverse, but it has cofactors: x = U diag(s) V' has U diag(products of the other s) V' times the
        // signs of U and V.
        var (u, s, vh) = x.Svd();
        var signs = (LuBatch.Determinants(u) * LuBatch.Determinants(vh)).Round();
        var others = RunningProduct.OfOthers(s, s.Rank - 1) * signs.Unsqueeze(-1);
        return (u * others.Unsqueeze(-2)).MatMul(vh);
    }
}

/// <summary>The logarithm of a determinant, recorded: its derivative is the transposed inverse.</summary>
internal sealed class LogDetNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public LogDetNode(Tensor<T> x, string name)
    {
        Name = name;
        Save(x);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent.Unsqueeze(-1).Unsqueeze(-1) * TransposedInverse();

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => (tangent * TransposedInverse()).Sum([-2, -1]);

    private Tensor<T> TransposedInverse() => MatrixViews.Transposed(Saved<T>(0).Inverse());
}
