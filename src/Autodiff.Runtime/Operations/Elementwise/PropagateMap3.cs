using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The derivative of a unary operation as a map of the tangent, the operand and the result.</summary>
internal readonly struct PropagateMap3<TOperation>(TOperation operation) : IMap3
    where TOperation : struct, IUnaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => operation.Propagate(t, x, result);
}
