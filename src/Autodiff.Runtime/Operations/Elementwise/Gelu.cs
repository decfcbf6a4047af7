using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The Gaussian error linear unit of each element.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The Gaussian error linear unit of each element: <c>x Phi(x)</c> with the distribution function of the standard normal
    /// distribution, <c>Phi(x) = (1 + erf(x / sqrt(2))) / 2</c>, or an approximation of it.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="approximate"><see langword="true"/> for <c>x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2</c>.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Gelu<T>(this Tensor<T> x, bool approximate = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        approximate ? Unary.Apply<T, GeluTanhOperation>(x) : Unary.Apply<T, GeluOperation>(x);
}

/// <summary><c>x Phi(x)</c>, with derivative <c>Phi(x) + x phi(x)</c>, phi the density of the standard normal distribution.</summary>
internal readonly struct GeluOperation : IUnaryOperation
{
    private const double SqrtOfHalf = 0.707106781186547524401;
    private const double OneOverSqrtTwoPi = 0.398942280401432677940;

    /// <inheritdoc/>
    public static string Name => "Gelu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(0.5) * x * (TElement.Constant(1) + TElement.Erf(TElement.Constant(SqrtOfHalf) * x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var phi = TElement.Constant(OneOverSqrtTwoPi) * TElement.Exp(TElement.Constant(-0.5) * (x * x));
        return t * (TElement.Constant(0.5) * (TElement.Constant(1) + TElement.Erf(TElement.Constant(SqrtOfHalf) * x)) + x * phi);
    }
}
