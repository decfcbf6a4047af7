using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The smallest; NaN if any is NaN; infinity for none.</summary>
internal readonly struct MinReducer : IReducer
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Identity<TElement>()
        where TElement : struct, IElement<TElement> => TElement.Constant(double.PositiveInfinity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Combine<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Min(x, y);
}
