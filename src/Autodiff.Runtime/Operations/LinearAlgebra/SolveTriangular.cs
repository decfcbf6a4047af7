using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Triangular systems of linear equations.</content>
public static partial class TensorOperations
{
    /// <summary>The solution of <c>a x = b</c>, or of <c>x a = b</c>, with triangular matrices, of which the other triangle is not read; batches broadcast.</summary>
    /// <param name="a">Of shape <c>[.., n, n]</c>. Where its diagonal is 0 the solution is infinite or NaN.</param>
    /// <param name="b">Of shape <c>[.., n, m]</c>, or <c>[.., m, n]</c> on the other side.</param>
    /// <param name="upper">Whether the upper triangle is read, not the lower.</param>
    /// <param name="left">Whether the matrix stands left of the solution.</param>
    /// <param name="unitriangular">Takes the diagonal to be 1, and does not read it.</param>
    /// <returns>A tensor of the shape of <paramref name="b"/>, batches broadcast.</returns>
    /// <exception cref="ArgumentException">The matrices are not square, or the right sides do not fit them.</exception>
    public static Tensor<T> SolveTriangular<T>(this Tensor<T> a, Tensor<T> b, bool upper, bool left = true, bool unitriangular = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(a, nameof(SolveTriangular), nameof(a));
        Ranks.CheckMatrices(b, nameof(SolveTriangular), nameof(b));
        if (!left)
            return MatrixViews.Transposed(MatrixViews.Transposed(a).SolveTriangular(MatrixViews.Transposed(b), !upper, left: true, unitriangular));
        Ranks.CheckRightSides(a, b, b, nameof(SolveTriangular));
        var (matrices, columns) = MatrixBatch.Broadcast(a, b, nameof(SolveTriangular));
        return TriangularSystems.Apply(matrices, columns, !upper, unitriangular);
    }
}

/// <summary>Triangular systems, as many matrices as right sides.</summary>
internal static class TriangularSystems
{
    /// <summary>Solves and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> a, Tensor<T> b, bool lower, bool unit)
        where T : unmanaged
    {
        var result = b.Copy();
        var matrices = Lines.Dense(a);
        var size = a.Layout.Sizes[^1];
        for (var i = 0; i < MatrixBatch.CountOf(a.Layout); i++)
            TriangularSolve.Left(new MatrixView<T>(matrices.Slice(i * size * size, size * size), size, size), MatrixBatch.Target(result, i), lower, unit);
        return Recorder.Tracks(a, b) ? Recorder.Record(new TriangularSystemsNode<T>(a, result, lower, unit), [a, b], result) : result;
    }
}

/// <summary>A solution, recorded: <c>dx = inverse(a) (db - da x)</c>, with the triangle of da.</summary>
internal sealed class TriangularSystemsNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly bool _lower;
    private readonly bool _unit;

    public TriangularSystemsNode(Tensor<T> a, Tensor<T> result, bool lower, bool unit)
        : base(2)
    {
        (_lower, _unit) = (lower, unit);
        Save(a, result);
    }

    /// <inheritdoc/>
    public override string Name => "LinalgSolveTriangularBackward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        var a = Saved<T>(0);
        var ofB = TriangularSystems.Apply(MatrixViews.Transposed(a), cotangent, !_lower, _unit);
        cotangents[1] = ofB;
        if (Needs(0))
            cotangents[0] = MatrixProduct.Apply(-ofB, MatrixViews.Transposed(Saved<T>(1)), "SolveTriangular") * Triangle(a);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var (a, x) = (Saved<T>(0), Saved<T>(1));
        var ofA = tangents[0] is { } tangent ? MatrixProduct.Apply(tangent * Triangle(a), x, "SolveTriangular") : null;
        return TriangularSystems.Apply(a, ofA == null ? tangents[1]! : tangents[1] is { } ofB ? ofB - ofA : -ofA, _lower, _unit);
    }

    private Tensor<T> Triangle(Tensor<T> a) =>
        MatrixWeights.Of<T>(a.Layout.Sizes[^1], a.Layout.Sizes[^1], _lower ? 1 : 0, _unit ? 0 : 1, _lower ? 0 : 1);
}
