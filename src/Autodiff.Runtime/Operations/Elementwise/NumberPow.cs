using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>A number to the power of each element.</content>
public static partial class TensorOperations
{
    /// <summary>A number to the power of each element: <c>b^x</c>, with derivative <c>b^x log(b)</c>, 0 where b is 0 and x not negative.</summary>
    /// <returns>A tensor of the shape of <paramref name="exponent"/>.</returns>
    public static Tensor<T> Pow<T>(this double number, Tensor<T> exponent)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(exponent, new NumberPowOperation(number));
}

/// <summary><c>b^x</c> of a number b, with derivative <c>b^x log(b)</c>, 0 where b is 0 and x not negative.</summary>
internal readonly struct NumberPowOperation(double number) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X | Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Pow(TElement.Constant(number), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        number == 0
        ? TElement.Select(TElement.LessThanOrEqual(TElement.Constant(0), x), TElement.Constant(0), t * (result * TElement.Constant(double.NegativeInfinity)))
        : t * (result * TElement.Constant(Math.Log(number)));
}
