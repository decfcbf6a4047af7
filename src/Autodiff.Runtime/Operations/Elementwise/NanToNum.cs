using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Numbers for what is none.</content>
public static partial class TensorOperations
{
    /// <summary>Each element, with numbers for NaN and the infinities; the derivative is 1 where the element stays, else 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="nan">Takes the place of NaN.</param>
    /// <param name="posinf">Takes the place of plus infinity; the largest number by default.</param>
    /// <param name="neginf">Takes the place of minus infinity; the smallest number by default.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> NanToNum<T>(this Tensor<T> x, double nan = 0, double? posinf = null, double? neginf = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue;
        return Unary.Apply(x, new NanToNumOperation(nan, posinf ?? largest, neginf ?? -largest));
    }
}

/// <summary>x with numbers for NaN and the infinities, and derivative 1 where x stays, else 0.</summary>
internal readonly struct NanToNumOperation(double nan, double posinf, double neginf) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "NanToNum";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement>
    {
        var above = TElement.Select(TElement.Equals(x, TElement.Constant(double.PositiveInfinity)), TElement.Constant(posinf), x);
        var finite = TElement.Select(TElement.Equals(x, TElement.Constant(double.NegativeInfinity)), TElement.Constant(neginf), above);
        return TElement.Select(TElement.Equals(x, x), finite, TElement.Constant(nan));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Abs(x), TElement.Constant(double.PositiveInfinity)), t, TElement.Constant(0));
}
