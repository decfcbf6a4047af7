using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The value of a unary operation as a map.</summary>
internal readonly struct ValueMap<TOperation>(TOperation operation) : IMap1
    where TOperation : struct, IUnaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => operation.Value(x);
}
