using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Each element as it is.</summary>
internal readonly struct IdentityMap : IMap1
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => x;
}
