using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>y in the place of x, with partial derivatives 0 and 1: a copy in place.</summary>
internal readonly struct CopyOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Copy";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    public static bool IsIdentityInY => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t;
}
