using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element times the logarithm of another.</content>
public static partial class TensorOperations
{
    /// <summary>Each element times the logarithm of another: <c>x log(y)</c>, 0 where x is 0 (unless y is NaN), with partial derivatives <c>log(y)</c> and <c>x / y</c>.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Xlogy<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, XlogyOperation>(x, y);
}

/// <summary><c>x log(y)</c>, 0 where x is 0, with partial derivatives <c>log(y)</c>, 0 where x is 0 and y not positive, and <c>x / y</c>.</summary>
internal readonly struct XlogyOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Xlogy";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(x, TElement.Constant(0)) & TElement.Equals(y, y), TElement.Constant(0), x * TElement.Log(y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var isZero = TElement.Equals(x, TElement.Constant(0)) & TElement.LessThanOrEqual(y, TElement.Constant(0));
        return TElement.Select(isZero, TElement.Constant(0), t * TElement.Log(TElement.Select(isZero, TElement.Constant(1), y)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * x / y;
}
