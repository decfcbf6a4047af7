using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Norms of vectors.</content>
public static partial class TensorOperations
{
    /// <summary>The p-norm of all elements: <c>sum(|x|^p)^(1/p)</c>.</summary>
    /// <remarks>
    /// Of order 0 it is the number of elements that are not 0; of infinite order the largest magnitude, of minus infinite order the
    /// smallest, where equal ones share the derivative evenly. The derivative of the 2-norm at 0 is 0.
    /// </remarks>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The order: 2 for the length of a vector, 1 for the sum of magnitudes; any number, also infinite.</param>
    /// <exception cref="ArgumentException">There are no elements, and the order is negative or infinite; or it is NaN.</exception>
    public static Tensor<T> Norm<T>(this Tensor<T> x, double p = 2)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Norm(p, []);

    /// <summary>The p-norms along dimensions: <c>sum(|x|^p)^(1/p)</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The order: any number, also infinite.</param>
    /// <param name="dims">The dimensions that are reduced, negative ones from the end; all for an empty list.</param>
    /// <param name="keepDim">Leaves the dimensions in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice, or there are no elements and the order is negative or infinite; or it is NaN.</exception>
    public static Tensor<T> Norm<T>(this Tensor<T> x, double p, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = Dimension.Mask(x, dims, nameof(Norm));
        if (double.IsNaN(p))
            throw new ArgumentException("Norm: the order is NaN; it must be a number, which may be infinite.", nameof(p));
        if (p < 0 || double.IsPositiveInfinity(p))
            Extremes.CheckNotEmpty(x.Layout, mask, nameof(Norm));
        var result = Norms.Values(x, mask, keepDim, p);
        return Recorder.Tracks(x) ? Recorder.Record(new NormNode<T>(x, result, mask, keepDim, p), x, result) : result;
    }

    /// <summary>The p-norms along a dimension: <c>sum(|x|^p)^(1/p)</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="p">The order: any number, also infinite.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">There are no elements, and the order is negative or infinite; or it is NaN.</exception>
    public static Tensor<T> Norm<T>(this Tensor<T> x, double p, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Norm(p, [dim], keepDim);
}

/// <summary>The values of norms.</summary>
internal static class Norms
{
    /// <summary>The norm over the marked dimensions, off the tape.</summary>
    public static Tensor<T> Values<T>(Tensor<T> x, bool[] mask, bool keepDim, double p)
        where T : unmanaged
    {
        switch (p)
        {
            case 0:
                return MappedReduction.Apply<T, SumReducer, NotZeroMap>(x, mask, keepDim, default);
            case 1:
                return MappedReduction.Apply<T, SumReducer, ValueMap<AbsOperation>>(x, mask, keepDim, default);
            case 2:
                var squares = MappedReduction.Apply<T, SumReducer, ValueMap<SquareOperation>>(x, mask, keepDim, default);
                Loops.Map(squares, squares, default(ValueMap<SqrtOperation>));
                return squares;
            case double.PositiveInfinity:
                return MappedReduction.Apply<T, MaxReducer, ValueMap<AbsOperation>>(x, mask, keepDim, default);
            case double.NegativeInfinity:
                return MappedReduction.Apply<T, MinReducer, ValueMap<AbsOperation>>(x, mask, keepDim, default);
            default:
                var powers = MappedReduction.Apply<T, SumReducer, PowerOfMagnitudeMap>(x, mask, keepDim, new PowerOfMagnitudeMap(p));
                Loops.Map(powers, powers, new PowerOfMagnitudeMap(1 / p));
                return powers;
        }
    }
}

/// <summary>A norm, recorded.</summary>
internal sealed class NormNode<T> : Node1<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool[] _mask;
    private readonly bool _keepDim;
    private readonly double _p;

    public NormNode(Tensor<T> x, Tensor<T> result, bool[] mask, bool keepDim, double p)
    {
        (_mask, _keepDim, _p) = (mask, keepDim, p);
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name => "NormBackward1";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var derivative = Derivative();
        return Reduce.Restore(cotangent, derivative.Layout, _mask, _keepDim) * derivative;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Summation.Apply(tangent * Derivative(), _mask, _keepDim);

    /// <summary>The derivative with respect to each element; 0 where it does not exist.</summary>
    private Tensor<T> Derivative()
    {
        var x = Saved<T>(0);
        var norm = Reduce.Restore(Saved<T>(1), x.Layout, _mask, _keepDim);
        switch (_p)
        {
            case 0:
                return Tensor<T>.Full(x.Layout.Sizes, default);
            case 1:
                return ElementMasks.Signs(x);
            case 2:
                return x * SafeQuotient.Apply(1, norm);
            case double.PositiveInfinity or double.NegativeInfinity:
                var hits = ElementMasks.Same(x.Detach().Abs(), norm.Detach());
                return ElementMasks.Signs(x) * (hits / Reduce.Apply<T, SumReducer>(hits, _mask, keepDim: true));
            default:
                // sign(x) (|x| / norm)^(p - 1), and 0 where x is.
                var isZero = ElementMasks.Equal(x, 0);
                var ratio = SafeQuotient.WithoutZeros(x, isZero).Abs() / SafeQuotient.WithoutZeros(norm, ElementMasks.Equal(norm, 0));
                var exponent = Tensor<T>.Scalar(T.CreateChecked(_p - 1));
                return Selection.Apply(isZero, Tensor<T>.Scalar(default), Binary.Apply<T, PowOperation>(ratio, exponent) * ElementMasks.Signs(x));
        }
    }
}

/// <summary>1 for an element that is not 0.</summary>
internal readonly struct NotZeroMap : IMap1
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(x, TElement.Constant(0)), TElement.Constant(0), TElement.Constant(1));
}

/// <summary><c>|x|^p</c>.</summary>
internal readonly struct PowerOfMagnitudeMap(double p) : IMap1
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Pow(TElement.Abs(x), TElement.Constant(p));
}
