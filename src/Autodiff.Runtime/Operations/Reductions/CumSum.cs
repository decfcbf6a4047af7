using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Running sums.</content>
public static partial class TensorOperations
{
    /// <summary>Running sums along a dimension: <c>result[i] = x[0] + ... + x[i]</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> CumSum<T>(this Tensor<T> x, int dim)
        where T : unmanaged, INumber<T> => RunningSum.Apply(x, Dimension.Of(x, dim, nameof(CumSum)), fromEnd: false);
}

/// <summary>Running sums from either end.</summary>
internal static class RunningSum
{
    /// <summary>Sums and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int dim, bool fromEnd)
        where T : unmanaged, INumber<T>
    {
        var result = Tensor<T>.Allocate(Lines.RowMajor(x.Layout));
        var lines = new Lines(x.Layout, dim);
        var source = Lines.Dense(x);
        var sums = result.Elements;
        var step = fromEnd ? lines.After : -lines.After;
        for (var group = 0; group < lines.Before; group++)
        {
            for (var done = 0; done < lines.Length; done++)
            {
                var row = lines.Row(group, fromEnd ? lines.Length - 1 - done : done);
                for (var i = row; i < row + lines.After; i++)
                    sums[i] = done == 0 ? source[i] : unchecked(sums[i + step] + source[i]);
            }
        }

        return Recorder.Tracks(x) ? Recorder.Record(new RunningSumNode<T>(dim, fromEnd), x, result) : result;
    }
}

/// <summary>Running sums, recorded: their transpose runs the other way.</summary>
internal sealed class RunningSumNode<T>(int dim, bool fromEnd) : Node1<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public override string Name => "CumsumBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => RunningSum.Apply(cotangent, dim, !fromEnd);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => RunningSum.Apply(tangent, dim, fromEnd);
}
