using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x + alpha y</c> with a number alpha and partial derivatives 1 and alpha.</summary>
internal readonly struct AddMultipleOperation(double alpha) : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Add";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Nothing;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Nothing;

    /// <inheritdoc/>
    public static bool IsIdentityInX => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => x + TElement.Constant(alpha) * y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(alpha) * t;
}
