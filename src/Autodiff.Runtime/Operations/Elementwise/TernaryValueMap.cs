using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The value of a ternary operation as a map.</summary>
internal readonly struct TernaryValueMap<TOperation>(TOperation operation) : IMap3
    where TOperation : struct, ITernaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> => operation.Value(x, y, z);
}
