using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element between two bounds.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// Each element limited to a range: <c>min(max(x, min), max)</c>, so <c>max</c> if the bounds are crossed, with derivative 1
    /// between the bounds and at them, else 0.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="min">The lower bound, if there is one.</param>
    /// <param name="max">The upper bound, if there is one.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">Neither bound is given.</exception>
    public static Tensor<T> Clamp<T>(this Tensor<T> x, double? min = null, double? max = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, ClampOperation.Between(min, max));

    /// <inheritdoc cref="Clamp{T}(Tensor{T}, double?, double?)"/>
    /// <remarks>By another name of NumPy.</remarks>
    public static Tensor<T> Clip<T>(this Tensor<T> x, double? min = null, double? max = null)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Clamp(min, max);

    /// <summary>
    /// Each element limited by elements of other tensors: <c>min(max(x, min), max)</c>, so <c>max</c> if the bounds are crossed.
    /// The derivative belongs to x between the bounds and at them, else to the bound.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="min">The lower bounds, if there are any.</param>
    /// <param name="max">The upper bounds, if there are any.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or neither bound is given.</exception>
    public static Tensor<T> Clamp<T>(this Tensor<T> x, Tensor<T>? min, Tensor<T>? max = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (min == null && max == null)
            throw ClampOperation.WithoutBounds();
        var raised = min == null ? x : Binary.Apply<T, ClampMinOperation>(x, min);
        return max == null ? raised : Binary.Apply<T, ClampMaxOperation>(raised, max);
    }

    /// <inheritdoc cref="Clamp{T}(Tensor{T}, Tensor{T}, Tensor{T})"/>
    /// <remarks>By another name of NumPy.</remarks>
    public static Tensor<T> Clip<T>(this Tensor<T> x, Tensor<T>? min, Tensor<T>? max = null)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Clamp(min, max);
}

/// <summary><c>min(max(x, min), max)</c>, with derivative 1 between the bounds and at them, else 0.</summary>
internal readonly struct ClampOperation(double min, double max) : IUnaryOperation
{
    /// <summary>With infinity for a bound that is not given.</summary>
    /// <exception cref="ArgumentException">Neither is given.</exception>
    public static ClampOperation Between(double? min, double? max) => min == null && max == null
        ? throw WithoutBounds()
        : new ClampOperation(min ?? double.NegativeInfinity, max ?? double.PositiveInfinity);

    /// <summary>The error of a call without bounds.</summary>
    public static ArgumentException WithoutBounds() => new("Clamp: give min, max or both.");

    /// <inheritdoc/>
    public static string Name => "Clamp";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Min(TElement.Max(x, TElement.Constant(min)), TElement.Constant(max));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(TElement.Constant(min), x) & TElement.LessThanOrEqual(x, TElement.Constant(max)), t, TElement.Constant(0));
}
