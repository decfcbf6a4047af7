using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>c / x</c> with a number c, and derivative <c>-(c / x) / x</c>.</summary>
internal readonly struct DivideNumberOperation(double number) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Reciprocal";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X | Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Constant(number) / x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => -t * result / x;
}
