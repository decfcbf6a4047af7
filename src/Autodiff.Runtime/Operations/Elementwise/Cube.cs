using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x^3</c>, with derivative <c>3 x^2</c>.</summary>
internal readonly struct CubeOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * (TElement.Constant(3) * (x * x));
}
