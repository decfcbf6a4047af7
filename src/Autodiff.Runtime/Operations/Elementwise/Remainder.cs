using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The remainder of a division, with the sign of the divisor.</content>
public static partial class TensorOperations
{
    /// <summary>The remainder of the division of each pair of elements, with the sign of the second as Python has it: <c>x - y floor(x / y)</c>, with partial derivatives 1 and <c>-floor(x / y)</c>.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Remainder<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, RemainderOperation>(x, y);

    /// <inheritdoc cref="Remainder{T}(Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Remainder<T>(this Tensor<T> x, double y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, RemainderOperation>(x, Tensor<T>.Scalar(Number.From<T>(y)));
}

/// <summary><c>x - y q</c> with the quotient q rounded down, and partial derivatives 1 and -q.</summary>
internal readonly struct RemainderOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Remainder";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y | Reads.Result;

    /// <inheritdoc/>
    public static bool IsIdentityInX => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var rest = TElement.Remainder(x, y);
        var zero = TElement.Constant(0);
        var differs = (TElement.LessThan(rest, zero) & TElement.LessThan(zero, y)) | (TElement.LessThan(zero, rest) & TElement.LessThan(y, zero));
        return TElement.Select(differs, rest + y, rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        t;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>
    {
        // Not floor(x / y), whose division may round up to the next whole number where the remainder did not.
        return -t * TElement.Round((x - result) / y);
    }
}
