using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The hypotenuse of each pair of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The hypotenuse of each pair of elements: <c>sqrt(x^2 + y^2)</c>, with partial derivatives x and y over the result.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Hypot<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, HypotOperation>(x, y);
}

/// <summary><c>sqrt(x^2 + y^2)</c>, with partial derivatives x and y over the result.</summary>
internal readonly struct HypotOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hypot";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Result;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Y | Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (x / result);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (y / result);
}
