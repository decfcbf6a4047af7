using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The sum.</summary>
internal readonly struct SumReducer : IReducer
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Identity<TElement>()
        where TElement : struct, IElement<TElement> => TElement.Constant(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Combine<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => x + y;
}
