using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The whole number at or above each element.</content>
public static partial class TensorOperations
{
    /// <summary>The whole number at or above each element: <c>ceil(x)</c>, with derivative 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Ceil<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, CeilingOperation>(x);
}

/// <summary><c>ceil(x)</c>, with derivative 0.</summary>
internal readonly struct CeilingOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Ceil";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Ceiling(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);
}
