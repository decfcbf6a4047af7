using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Sums.</content>
public static partial class TensorOperations
{
    /// <summary>The sum of all elements, a single number; its derivative with respect to each is 1.</summary>
    public static Tensor<T> Sum<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Summation.Apply(x, Dimension.Mask(x, [], nameof(Sum)), keepDim: false);

    /// <summary>The sums along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are summed over, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Sum<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Summation.Apply(x, Dimension.Mask(x, dims, nameof(Sum)), keepDim);

    /// <summary>The sums along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is summed over, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Sum<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Sum([dim], keepDim);
}

/// <summary>Sums over dimensions.</summary>
internal static class Summation
{
    /// <summary>Sums over the marked dimensions and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, bool keepDim)
        where T : unmanaged
    {
        var result = Reduce.Apply<T, SumReducer>(x, mask, keepDim);
        return Recorder.Tracks(x) ? Recorder.Record(new SummationNode<T>(x, mask, keepDim), x, result) : result;
    }
}

/// <summary>A sum, recorded.</summary>
internal sealed class SummationNode<T>(Tensor<T> x, bool[] mask, bool keepDim) : Node1<T>
    where T : unmanaged
{
    private readonly Layout _source = x.Layout;

    /// <inheritdoc/>
    public override string Name => "SumBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Reduce.Restore(cotangent, _source, mask, keepDim);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Summation.Apply(tangent, mask, keepDim);
}
