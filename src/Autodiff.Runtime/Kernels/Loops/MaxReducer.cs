using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The largest; NaN if any is NaN; minus infinity for none.</summary>
internal readonly struct MaxReducer : IReducer
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Identity<TElement>()
        where TElement : struct, IElement<TElement> => TElement.Constant(double.NegativeInfinity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Combine<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Max(x, y);
}
