using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element plus a multiple of a quotient.</content>
public static partial class TensorOperations
{
    /// <summary>Each element plus a multiple of a quotient: <c>x + v y / z</c>, in one pass, with partial derivatives 1, <c>v / z</c> and <c>-v y / z^2</c>.</summary>
    /// <param name="x">What is added to.</param>
    /// <param name="y">The first of the two.</param>
    /// <param name="z">The second.</param>
    /// <param name="value">The number v.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Addcdiv<T>(this Tensor<T> x, Tensor<T> y, Tensor<T> z, double value = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Ternary.Apply(x, y, z, new AddcdivOperation(value));
}

/// <summary><c>x + v y / z</c> with a number v, and partial derivatives 1, <c>v / z</c> and <c>-v y / z^2</c>.</summary>
internal readonly struct AddcdivOperation(double value) : ITernaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Addcdiv";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Z;

    /// <inheritdoc/>
    public static Reads ZReads => Reads.Y | Reads.Z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        x + TElement.Constant(value) * y / z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        t;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        t * (TElement.Constant(value) / z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateZ<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        -t * (TElement.Constant(value) * y) / (z * z);
}
