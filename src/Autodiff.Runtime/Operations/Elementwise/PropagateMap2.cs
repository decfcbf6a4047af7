using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The derivative of a unary operation as a map of the tangent and what it reads: the operand or the result.</summary>
internal readonly struct PropagateMap2<TOperation>(TOperation operation) : IMap2
    where TOperation : struct, IUnaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t, TElement saved)
        where TElement : struct, IElement<TElement> => operation.Propagate(t, saved, saved);
}
