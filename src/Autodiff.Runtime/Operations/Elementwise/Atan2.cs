using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The angle of each pair of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The angle of each pair of elements: <c>atan2(x, y)</c>, the angle of the point (y, x), with partial derivatives <c>y / (x^2 + y^2)</c> and <c>-x / (x^2 + y^2)</c>.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Atan2<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, Atan2Operation>(x, y);
}

/// <summary><c>atan2(x, y)</c>, the angle of the point (y, x), with partial derivatives <c>y / (x^2 + y^2)</c> and <c>-x / (x^2 + y^2)</c>.</summary>
internal readonly struct Atan2Operation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Atan2";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Atan2(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (y / (x * x + y * y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * (-x / (x * x + y * y));
}
