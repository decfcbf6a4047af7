using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A number in the place of x, with derivative 0: a fill in place.</summary>
internal readonly struct FillOperation(double number) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Fill";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Constant(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);
}
