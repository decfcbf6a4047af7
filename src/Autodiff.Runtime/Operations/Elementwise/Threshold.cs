using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element above a threshold.</content>
public static partial class TensorOperations
{
    /// <summary>Each element above a threshold, and a number where it is not: its derivative there is 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">What elements must be above to stay.</param>
    /// <param name="value">Takes the place of the others.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Threshold<T>(this Tensor<T> x, double threshold, double value)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new ThresholdOperation(threshold, value));
}

/// <summary><c>x</c> above a threshold with derivative 1, else a number.</summary>
internal readonly struct ThresholdOperation(double threshold, double number) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Threshold";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(x, TElement.Constant(threshold)), TElement.Constant(number), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(x, TElement.Constant(threshold)), TElement.Constant(0), t);
}
