using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x - y</c>, with partial derivatives 1 and -1.</summary>
internal readonly struct SubtractionOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sub";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    public static bool IsIdentityInX => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => x - y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => -t;
}
