using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x y</c>, with partial derivatives y and x.</summary>
internal readonly struct MultiplicationOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Mul";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => x * y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t * x;
}
