using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Radians from degrees.</content>
public static partial class TensorOperations
{
    /// <summary>Radians from degrees: <c>pi x / 180</c>, with derivative <c>pi / 180</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Deg2Rad<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Deg2RadOperation>(x);
}

/// <summary><c>pi x / 180</c>.</summary>
internal readonly struct Deg2RadOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Deg2Rad";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * TElement.Constant(Math.PI / 180);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Constant(Math.PI / 180);
}
