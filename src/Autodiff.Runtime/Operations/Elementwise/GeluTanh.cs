using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x (1 + tanh(u)) / 2</c> with <c>u = sqrt(2 / pi) (x + 0.044715 x^3)</c>, and derivative <c>(1 + tanh(u) + x (1 - tanh(u)^2) u') / 2</c>.</summary>
internal readonly struct GeluTanhOperation : IUnaryOperation
{
    private const double SqrtOfTwoOverPi = 0.797884560802865355880;
    private const double Cubic = 0.044715;

    /// <inheritdoc/>
    public static string Name => "Gelu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(0.5) * x * (TElement.Constant(1) + Tanh(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var tanh = Tanh(x);
        var slope = TElement.Constant(SqrtOfTwoOverPi) * (TElement.Constant(1) + TElement.Constant(3 * Cubic) * (x * x));
        return t * (TElement.Constant(0.5) * (TElement.Constant(1) + tanh + x * (TElement.Constant(1) - tanh * tanh) * slope));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Tanh<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Tanh(TElement.Constant(SqrtOfTwoOverPi) * (x + TElement.Constant(Cubic) * (x * x * x)));
}
