using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The exponential linear units of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The exponential linear unit of each element: <c>x</c> above 0, else <c>alpha (e^x - 1)</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">Minus the limit at minus infinity.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Elu<T>(this Tensor<T> x, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new EluOperation(alpha, 1, 1));

    /// <summary>
    /// The scaled exponential linear unit of each element: <c>s x</c> above 0, else <c>s alpha (e^x - 1)</c>, with
    /// s = 1.0507009873554805 and alpha = 1.6732632423543772, which keep mean 0 and variance 1.
    /// </summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Selu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Unary.Apply(x, new EluOperation(1.6732632423543772848170429916717, 1.0507009873554804934193349852946, 1));

    /// <summary>The continuously differentiable exponential linear unit of each element: <c>x</c> above 0, else <c>alpha (e^(x / alpha) - 1)</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">Minus the limit at minus infinity; not 0.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is 0.</exception>
    public static Tensor<T> Celu<T>(this Tensor<T> x, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfZero(alpha);
        return Unary.Apply(x, new EluOperation(alpha, 1, 1 / alpha));
    }
}

/// <summary><c>scale x</c> above 0, else <c>scale alpha (e^(rate x) - 1)</c>, with derivative <c>scale</c> or <c>scale alpha rate e^(rate x)</c>.</summary>
internal readonly struct EluOperation(double alpha, double scale, double rate) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Elu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(
            TElement.LessThanOrEqual(x, TElement.Constant(0)), TElement.Constant(scale * alpha) * TElement.Expm1(TElement.Constant(rate) * x), TElement.Constant(scale) * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        // The exponential is taken of what is not positive only: its overflow would spoil derivatives of the derivative.
        var isBelow = TElement.LessThanOrEqual(x, TElement.Constant(0));
        var slope = TElement.Constant(scale * alpha * rate) * TElement.Exp(TElement.Constant(rate) * TElement.Select(isBelow, x, TElement.Constant(0)));
        return t * TElement.Select(isBelow, slope, TElement.Constant(scale));
    }
}
