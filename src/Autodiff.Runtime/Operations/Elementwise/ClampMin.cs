using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>max(x, y)</c> with y a lower bound: where the two are equal, the derivative belongs to x.</summary>
internal readonly struct ClampMinOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Clamp";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Max(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(y, x), t, TElement.Constant(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(x, y), t, TElement.Constant(0));
}
