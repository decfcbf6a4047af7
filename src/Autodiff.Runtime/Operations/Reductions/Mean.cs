using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Means.</content>
public static partial class TensorOperations
{
    /// <summary>The mean of all elements, a single number; its derivative with respect to each is <c>1 / n</c>. NaN if there is none.</summary>
    public static Tensor<T> Mean<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Means.Apply(x, Dimension.Mask(x, [], nameof(Mean)), keepDim: false);

    /// <summary>The means along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are averaged over, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Mean<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Means.Apply(x, Dimension.Mask(x, dims, nameof(Mean)), keepDim);

    /// <summary>The means along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is averaged over, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Mean<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Mean([dim], keepDim);
}

/// <summary>Means over dimensions.</summary>
internal static class Means
{
    /// <summary>Averages over the marked dimensions and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, bool keepDim)
        where T : unmanaged
    {
        var result = Reduce.Apply<T, SumReducer>(x, mask, keepDim);
        Loops.Map(result, result, new ValueMap<DivideByNumberOperation>(new DivideByNumberOperation(Reduce.CountOf(x.Layout, mask))));
        return Recorder.Tracks(x) ? Recorder.Record(new MeansNode<T>(x, mask, keepDim), x, result) : result;
    }
}

/// <summary>A mean, recorded.</summary>
internal sealed class MeansNode<T>(Tensor<T> x, bool[] mask, bool keepDim) : Node1<T>
    where T : unmanaged
{
    private readonly Layout _source = x.Layout;

    /// <inheritdoc/>
    public override string Name => "MeanBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) =>
        Reduce.Restore(cotangent / Reduce.CountOf(_source, mask), _source, mask, keepDim);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Means.Apply(tangent, mask, keepDim);
}
