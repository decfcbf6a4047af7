using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Systems of linear equations.</content>
public static partial class TensorOperations
{
    /// <summary>The solution of <c>a x = b</c> with square matrices; batches broadcast.</summary>
    /// <param name="a">Of shape <c>[.., n, n]</c>.</param>
    /// <param name="b">Of shape <c>[.., n, m]</c>; or <c>[n]</c>, or vectors <c>[.., n]</c> as many as the matrices.</param>
    /// <returns>A tensor of the shape of <paramref name="b"/>, batches broadcast.</returns>
    /// <exception cref="ArgumentException">The matrices are not square, or the right sides do not fit them.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static Tensor<T> Solve<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckSquare(a, nameof(Solve), nameof(a));
        var isVector = b.Rank == 1 || (b.Rank == a.Rank - 1 && b.Layout.Sizes.AsSpan().SequenceEqual(a.Layout.Sizes.AsSpan(..^1)));
        var sides = isVector ? b.Unsqueeze(-1) : b;
        Ranks.CheckRightSides(a, sides, b, nameof(Solve));
        var (matrices, columns) = MatrixBatch.Broadcast(a, sides, nameof(Solve));
        var result = LinearSystems.Apply(matrices, columns, nameof(Solve));
        return isVector ? result.Squeeze(-1) : result;
    }
}

/// <summary>Systems of linear equations, as many matrices as right sides.</summary>
internal static class LinearSystems
{
    /// <summary>Solves and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> a, Tensor<T> b, string operation)
        where T : unmanaged
    {
        var result = LuBatch.Solve(a, b, operation);
        return Recorder.Tracks(a, b) ? Recorder.Record(new LinearSystemsNode<T>(a, result, operation), [a, b], result) : result;
    }
}

/// <summary>A solution, recorded: <c>dx = inverse(a) (db - da x)</c>.</summary>
internal sealed class LinearSystemsNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly string _operation;

    public LinearSystemsNode(Tensor<T> a, Tensor<T> result, string operation)
        : base(2)
    {
        _operation = operation;
        Save(a, result);
    }

    /// <inheritdoc/>
    public override string Name => "LinalgSolveExBackward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        var ofB = LinearSystems.Apply(MatrixViews.Transposed(Saved<T>(0)), cotangent, _operation);
        cotangents[1] = ofB;
        if (Needs(0))
            cotangents[0] = -MatrixProduct.Apply(ofB, MatrixViews.Transposed(Saved<T>(1)), _operation);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var (a, x) = (Saved<T>(0), Saved<T>(1));
        var ofA = tangents[0] is { } tangent ? MatrixProduct.Apply(tangent, x, _operation) : null;
        return LinearSystems.Apply(a, ofA == null ? tangents[1]! : tangents[1] is { } ofB ? ofB - ofA : -ofA, _operation);
    }
}
