using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element to the power of a number.</content>
public static partial class TensorOperations
{
    /// <summary>Each element to the power of a number: <c>x^c</c>, with derivative <c>c x^(c - 1)</c>, 0 for c = 0.</summary>
    /// <remarks>The exponents 1/2, 1, 2, 3, -1/2, -1 and -2 are roots, products and quotients.</remarks>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Pow<T>(this Tensor<T> x, double exponent)
        where T : unmanaged, IFloatingPointIeee754<T> => PowNumberOperation.Apply(x, exponent);
}

/// <summary><c>x^c</c> with a number c, and derivative <c>c x^(c - 1)</c>, 0 for c = 0.</summary>
internal readonly struct PowNumberOperation(double exponent) : IUnaryOperation
{
    /// <summary>Raises to a power by the fastest operation for it.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, double exponent)
        where T : unmanaged => exponent switch
        {
            2 => Unary.Apply<T, SquareOperation>(x),
            3 => Unary.Apply<T, CubeOperation>(x),
            1 => Unary.Apply(x, new MultiplyByNumberOperation(1)),
            0.5 => Unary.Apply<T, SqrtOperation>(x),
            -1 => Unary.Apply<T, ReciprocalOperation>(x),
            -2 => Unary.Apply<T, InverseSquareOperation>(x),
            -0.5 => Unary.Apply<T, RsqrtOperation>(x),
            _ => Unary.Apply(x, new PowNumberOperation(exponent)),
        };

    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Pow(x, TElement.Constant(exponent));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        exponent == 0 ? TElement.Constant(0) : t * (TElement.Constant(exponent) * TElement.Pow(x, TElement.Constant(exponent - 1)));
}
