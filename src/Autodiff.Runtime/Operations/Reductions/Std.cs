using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Standard deviations.</content>
public static partial class TensorOperations
{
    /// <summary>The standard deviation of all elements: the square root of the variance; where that is 0, so is its derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    public static Tensor<T> Std<T>(this Tensor<T> x, bool unbiased = true)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Std([], unbiased ? 1 : 0);

    /// <summary>The standard deviations along dimensions: the square root of the variance; where that is 0, so is its derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Std<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Std(dims, unbiased ? 1 : 0, keepDim);

    /// <summary>The standard deviations along a dimension: the square root of the variance; where that is 0, so is its derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Std<T>(this Tensor<T> x, int dim, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Std([dim], unbiased ? 1 : 0, keepDim);

    /// <summary>The standard deviations along dimensions, with a divisor of <c>n - correction</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="correction">What is subtracted from the number of elements: 1 for the unbiased estimate.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Std<T>(this Tensor<T> x, ReadOnlySpan<int> dims, int correction, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => StandardDeviation.Apply(x, Dimension.Mask(x, dims, nameof(Std)), keepDim, correction);

    /// <summary>The standard deviation and the mean of all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    public static (Tensor<T> Std, Tensor<T> Mean) StdMean<T>(this Tensor<T> x, bool unbiased = true)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Std(unbiased), x.Mean());

    /// <summary>The standard deviations and the means along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimensions in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static (Tensor<T> Std, Tensor<T> Mean) StdMean<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Std(dims, unbiased, keepDim), x.Mean(dims, keepDim));

    /// <summary>The standard deviations and the means along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimension in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static (Tensor<T> Std, Tensor<T> Mean) StdMean<T>(this Tensor<T> x, int dim, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Std(dim, unbiased, keepDim), x.Mean(dim, keepDim));
}

/// <summary>Standard deviations over dimensions.</summary>
internal static class StandardDeviation
{
    /// <summary>The standard deviation over the marked dimensions, recorded.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, bool keepDim, int correction)
        where T : unmanaged
    {
        var result = Variance.Values(x, mask, keepDim, correction);
        Loops.Map(result, result, default(ValueMap<SqrtOperation>));
        return Recorder.Tracks(x) ? Recorder.Record(new StandardDeviationNode<T>(x, result, mask, keepDim, correction), x, result) : result;
    }
}

/// <summary>A standard deviation, recorded: <c>d sqrt(v) = dv / (2 sqrt(v))</c>, and 0 where v is 0.</summary>
internal sealed class StandardDeviationNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly bool[] _mask;
    private readonly bool _keepDim;
    private readonly int _correction;

    public StandardDeviationNode(Tensor<T> x, Tensor<T> result, bool[] mask, bool keepDim, int correction)
    {
        (_mask, _keepDim, _correction) = (mask, keepDim, correction);
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name => "StdBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var x = Saved<T>(0);
        return Reduce.Restore(cotangent * OfRoot(), x.Layout, _mask, _keepDim) * Variance.Derivative(x, _mask, _correction);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) =>
        Summation.Apply(tangent * Variance.Derivative(Saved<T>(0), _mask, _correction), _mask, _keepDim) * OfRoot();

    private Tensor<T> OfRoot() => SafeQuotient.Apply(0.5, Saved<T>(1));
}
