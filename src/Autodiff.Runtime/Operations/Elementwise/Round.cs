using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The nearest whole number to each element, of two the even one.</content>
public static partial class TensorOperations
{
    /// <summary>The nearest whole number to each element, of two the even one: <c>round(x)</c>, with derivative 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Round<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, RoundOperation>(x);
}

/// <summary><c>round(x)</c>, with derivative 0.</summary>
internal readonly struct RoundOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Round";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);
}
