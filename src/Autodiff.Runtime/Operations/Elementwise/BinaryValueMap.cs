using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The value of a binary operation as a map.</summary>
internal readonly struct BinaryValueMap<TOperation>(TOperation operation) : IMap2
    where TOperation : struct, IBinaryOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => operation.Value(x, y);
}
