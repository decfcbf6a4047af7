using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x / y</c>, with partial derivatives <c>1 / y</c> and <c>-x / y^2</c>.</summary>
internal readonly struct DivisionOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Div";

    /// <inheritdoc/>
    public static Reads XReads => Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.Y | Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => x / y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => t / y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> => -t * result / y;
}
