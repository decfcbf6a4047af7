using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The remainder of a division, with the sign of the dividend.</content>
public static partial class TensorOperations
{
    /// <summary>The remainder of the division of each pair of elements, with the sign of the first as C has it: <c>x - y truncate(x / y)</c>, exactly, with partial derivatives 1 and <c>-truncate(x / y)</c>.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Fmod<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, FmodOperation>(x, y);

    /// <inheritdoc cref="Fmod{T}(Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Fmod<T>(this Tensor<T> x, double y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, FmodOperation>(x, Tensor<T>.Scalar(Number.From<T>(y)));
}

/// <summary><c>x - y q</c> with the quotient q truncated, and partial derivatives 1 and -q.</summary>
internal readonly struct FmodOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Fmod";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y | Reads.Result;

    /// <inheritdoc/>
    public static bool IsIdentityInX => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Remainder(x, y);

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
        // Not truncate(x / y), whose division may round up to the next whole number where the remainder did not.
        return -t * TElement.Round((x - result) / y);
    }
}
