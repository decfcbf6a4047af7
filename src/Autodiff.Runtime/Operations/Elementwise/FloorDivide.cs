using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The quotient of a division, rounded down.</content>
public static partial class TensorOperations
{
    /// <summary>The quotient of the division of each pair of elements, rounded down as Python does: <c>floor(x / y)</c>, with derivative 0.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> FloorDivide<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, FloorDivideOperation>(x, y);

    /// <inheritdoc cref="FloorDivide{T}(Tensor{T}, Tensor{T})"/>
    public static Tensor<T> FloorDivide<T>(this Tensor<T> x, double y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, FloorDivideOperation>(x, Tensor<T>.Scalar(Number.From<T>(y)));
}

/// <summary><c>floor(x / y)</c>, rounded as if the quotient were exact, with derivatives 0.</summary>
internal readonly struct FloorDivideOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "FloorDivide";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var zero = TElement.Constant(0);
        var rest = TElement.Remainder(x, y);
        var differs = (TElement.LessThan(rest, zero) & TElement.LessThan(zero, y)) | (TElement.LessThan(zero, rest) & TElement.LessThan(y, zero));
        var whole = TElement.Round((x - rest) / y) - TElement.Select(differs, TElement.Constant(1), zero);

        // By 0 or of an infinity there is no remainder, and the quotient is what IEEE says.
        return TElement.Select(TElement.Equals(rest, rest), whole, TElement.Floor(x / y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(0);
}
