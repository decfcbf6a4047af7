using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Degrees from radians.</content>
public static partial class TensorOperations
{
    /// <summary>Degrees from radians: <c>180 x / pi</c>, with derivative <c>180 / pi</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Rad2Deg<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Rad2DegOperation>(x);
}

/// <summary><c>180 x / pi</c>.</summary>
internal readonly struct Rad2DegOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Rad2Deg";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x * TElement.Constant(180 / Math.PI);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Constant(180 / Math.PI);
}
