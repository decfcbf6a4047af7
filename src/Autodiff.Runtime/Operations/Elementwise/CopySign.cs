using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The magnitude of each element with the sign of another.</content>
public static partial class TensorOperations
{
    /// <summary>The magnitude of each element with the sign of another: the magnitude of x with the sign of y; the derivative with respect to x is the product of both signs, 0 at 0, that with respect to y is 0.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> CopySign<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, CopySignOperation>(x, y);
}

/// <summary>the magnitude of x with the sign of y; the derivative with respect to x is the product of both signs, 0 at 0, that with respect to y is 0.</summary>
internal readonly struct CopySignOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "CopySign";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.CopySign(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Select(TElement.Equals(x, TElement.Constant(0)), TElement.Constant(0) * t, t * TElement.CopySign(TElement.Constant(1), x) * TElement.CopySign(TElement.Constant(1), y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);
}
