using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Variances.</content>
public static partial class TensorOperations
{
    /// <summary>The variance of all elements: <c>sum((x - mean(x))^2) / (n - 1)</c>, NaN if nothing is left to divide by.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    public static Tensor<T> Var<T>(this Tensor<T> x, bool unbiased = true)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Var([], unbiased ? 1 : 0);

    /// <summary>The variances along dimensions: <c>sum((x - mean(x))^2) / (n - 1)</c>, NaN if nothing is left to divide by.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Var<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Var(dims, unbiased ? 1 : 0, keepDim);

    /// <summary>The variances along a dimension: <c>sum((x - mean(x))^2) / (n - 1)</c>, NaN if nothing is left to divide by.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Var<T>(this Tensor<T> x, int dim, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Var([dim], unbiased ? 1 : 0, keepDim);

    /// <summary>The variances along dimensions, with a divisor of <c>n - correction</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="correction">What is subtracted from the number of elements: 1 for the unbiased estimate.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Tensor<T> Var<T>(this Tensor<T> x, ReadOnlySpan<int> dims, int correction, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Variance.Apply(x, Dimension.Mask(x, dims, nameof(Var)), keepDim, correction);

    /// <summary>The variance and the mean of all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    public static (Tensor<T> Var, Tensor<T> Mean) VarMean<T>(this Tensor<T> x, bool unbiased = true)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Var(unbiased), x.Mean());

    /// <summary>The variances and the means along dimensions.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimensions in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static (Tensor<T> Var, Tensor<T> Mean) VarMean<T>(this Tensor<T> x, ReadOnlySpan<int> dims, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Var(dims, unbiased, keepDim), x.Mean(dims, keepDim));

    /// <summary>The variances and the means along a dimension.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="unbiased">Divides by <c>n - 1</c> instead of <c>n</c>.</param>
    /// <param name="keepDim">Leaves the dimension in the shapes, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static (Tensor<T> Var, Tensor<T> Mean) VarMean<T>(this Tensor<T> x, int dim, bool unbiased = true, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => (x.Var(dim, unbiased, keepDim), x.Mean(dim, keepDim));
}

/// <summary>Variances over dimensions.</summary>
internal static class Variance
{
    /// <summary>The variance over the marked dimensions, recorded.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, bool keepDim, int correction)
        where T : unmanaged
    {
        var result = Values(x, mask, keepDim, correction);
        return Recorder.Tracks(x) ? Recorder.Record(new VarianceNode<T>(x, mask, keepDim, correction), x, result) : result;
    }

    /// <summary>The variance over the marked dimensions, off the tape: in two passes, so that nothing cancels.</summary>
    public static Tensor<T> Values<T>(Tensor<T> x, bool[] mask, bool keepDim, int correction)
        where T : unmanaged
    {
        var mean = Means.Apply(x.Detach(), mask, keepDim: true);
        var result = MappedReduction.Apply<T, SumReducer, SquaredDifferenceMap>(x, mean, mask, keepDim, default);
        Loops.Map(result, result, new ValueMap<DivideByNumberOperation>(new DivideByNumberOperation(Divisor(x.Layout, mask, correction))));
        return result;
    }

    /// <summary>The derivative with respect to each element: <c>2 (x - mean(x)) / (n - correction)</c>.</summary>
    public static Tensor<T> Derivative<T>(Tensor<T> x, bool[] mask, int correction)
        where T : unmanaged => (x - Means.Apply(x, mask, keepDim: true)) * (2 / Divisor(x.Layout, mask, correction));

    private static double Divisor(Layout x, bool[] mask, int correction) => Math.Max(0, Reduce.CountOf(x, mask) - correction);
}

/// <summary>A variance, recorded.</summary>
internal sealed class VarianceNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly bool[] _mask;
    private readonly bool _keepDim;
    private readonly int _correction;

    public VarianceNode(Tensor<T> x, bool[] mask, bool keepDim, int correction)
    {
        (_mask, _keepDim, _correction) = (mask, keepDim, correction);
        Save(x);
    }

    /// <inheritdoc/>
    public override string Name => "VarBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var x = Saved<T>(0);
        return Reduce.Restore(cotangent, x.Layout, _mask, _keepDim) * Variance.Derivative(x, _mask, _correction);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) =>
        Summation.Apply(tangent * Variance.Derivative(Saved<T>(0), _mask, _correction), _mask, _keepDim);
}

/// <summary><c>(x - y)^2</c>.</summary>
internal readonly struct SquaredDifferenceMap : IMap2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var difference = x - y;
        return difference * difference;
    }
}
