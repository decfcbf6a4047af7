using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x / c</c> with a number c.</summary>
internal readonly struct DivideByNumberOperation(double number) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Div";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => x / TElement.Constant(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / TElement.Constant(number);
}
