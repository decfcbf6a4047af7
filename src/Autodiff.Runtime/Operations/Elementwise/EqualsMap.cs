using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>1 where <c>x == y</c>, else 0.</summary>
internal readonly struct EqualsMap : IMap2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(x, y), TElement.Constant(1), TElement.Constant(0));
}
