using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The rectifier with a slope below 0.</content>
public static partial class TensorOperations
{
    /// <summary>The rectifier of each element with a slope below 0: <c>x</c> above 0, else <c>slope x</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope below 0, and the derivative at 0.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> LeakyRelu<T>(this Tensor<T> x, double negativeSlope = 0.01)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new LeakyReluOperation(negativeSlope));
}

/// <summary><c>x</c> above 0 with derivative 1, else <c>slope x</c> with derivative slope.</summary>
internal readonly struct LeakyReluOperation(double slope) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "LeakyRelu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), x, TElement.Constant(slope) * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), t, TElement.Constant(slope) * t);
}
