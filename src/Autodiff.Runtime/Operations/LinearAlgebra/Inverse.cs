using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Inverses.</content>
public static partial class TensorOperations
{
    /// <summary>The inverse of a square matrix, or of each of a batch; its derivative is <c>-inv(x) dx inv(x)</c>.</summary>
    /// <remarks>To multiply by an inverse, <see cref="Solve"/> is faster and more accurate.</remarks>
    /// <param name="x">Of shape <c>[.., n, n]</c>.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static Tensor<T> Inverse<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(x, nameof(Inverse));
        var result = LuBatch.Invert(x, nameof(Inverse));
        return Recorder.Tracks(x) ? Recorder.Record(new InverseNode<T>(result), x, result) : result;
    }
}

/// <summary>An inverse, recorded.</summary>
internal sealed class InverseNode<T> : Node1<T>
    where T : unmanaged
{
    public InverseNode(Tensor<T> result) => Save(result);

    /// <inheritdoc/>
    public override string Name => "LinalgInvExBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var transposed = MatrixViews.Transposed(Saved<T>(0));
        return -Product(Product(transposed, cotangent), transposed);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var inverse = Saved<T>(0);
        return -Product(Product(inverse, tangent), inverse);
    }

    private static Tensor<T> Product(Tensor<T> x, Tensor<T> y) => MatrixProduct.Apply(x, y, "MatMul");
}
