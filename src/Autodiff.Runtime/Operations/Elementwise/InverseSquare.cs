using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x^-2</c>, with derivative <c>-2 x^-3</c>.</summary>
internal readonly struct InverseSquareOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(1) / (x * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * (TElement.Constant(-2) / (x * x * x));
}
