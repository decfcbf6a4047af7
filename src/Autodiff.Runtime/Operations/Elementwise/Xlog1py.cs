using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element times the logarithm of one more than another.</content>
public static partial class TensorOperations
{
    /// <summary>Each element times the logarithm of one more than another: <c>x log(1 + y)</c>, 0 where x is 0 (unless y is NaN), with partial derivatives <c>log(1 + y)</c> and <c>x / (1 + y)</c>.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Xlog1py<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, Xlog1pyOperation>(x, y);
}

/// <summary><c>x log(1 + y)</c>, 0 where x is 0, with partial derivatives <c>log(1 + y)</c>, 0 where x is 0 and y at most -1, and <c>x / (1 + y)</c>.</summary>
internal readonly struct Xlog1pyOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Xlog1py";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(x, TElement.Constant(0)) & TElement.Equals(y, y), TElement.Constant(0), x * TElement.Log1p(y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var isZero = TElement.Equals(x, TElement.Constant(0)) & TElement.LessThanOrEqual(y, TElement.Constant(-1));
        return TElement.Select(isZero, TElement.Constant(0), t * TElement.Log1p(TElement.Select(isZero, TElement.Constant(0), y)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * x / (TElement.Constant(1) + y);
}
