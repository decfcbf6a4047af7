using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// A partial derivative of a binary operation that reads at most two of x, y and the result, as a map of the tangent and, in this
/// order, those that it reads.
/// </summary>
internal readonly struct PartialMap<TOperation, TPartial>(TOperation operation) : IMap1, IMap2, IMap3
    where TOperation : struct, IBinaryOperation
    where TPartial : struct, IPartial
{
    private static bool ReadsX => (TPartial.Reads<TOperation>() & Reads.X) != 0;

    private static bool ReadsResult => (TPartial.Reads<TOperation>() & Reads.Result) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t)
        where TElement : struct, IElement<TElement> => TPartial.Propagate(operation, t, default, default, default);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t, TElement read)
        where TElement : struct, IElement<TElement> => TPartial.Propagate(operation, t, read, read, read);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t, TElement first, TElement second)
        where TElement : struct, IElement<TElement> =>
        TPartial.Propagate(operation, t, first, ReadsX && !ReadsResult ? second : first, second);
}
