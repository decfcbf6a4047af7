using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The derivative of a linear unary operation as a map of the tangent.</summary>
internal readonly struct PropagateMap1<TOperation>(TOperation operation) : IMap1
    where TOperation : struct, IUnaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement t)
        where TElement : struct, IElement<TElement> => operation.Propagate(t, default, default);
}
