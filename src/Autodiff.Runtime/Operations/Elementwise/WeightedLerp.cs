using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x + z (y - x)</c>, with partial derivatives <c>1 - z</c>, <c>z</c> and <c>y - x</c>.</summary>
internal readonly struct WeightedLerpOperation : ITernaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Lerp";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Z;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Z;

    /// <inheritdoc/>
    public static Reads ZReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(z, TElement.Constant(0.5)), x + z * (y - x), y - (y - x) * (TElement.Constant(1) - z));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        t * (TElement.Constant(1) - z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        t * z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateZ<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> =>
        t * (y - x);
}
