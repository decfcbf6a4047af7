using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>-x</c>.</summary>
internal readonly struct NegationOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Neg";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => -x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => -t;
}
