using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>One divided by each element.</content>
public static partial class TensorOperations
{
    /// <summary>One divided by each element: <c>1 / x</c>, with derivative <c>-1 / x^2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Reciprocal<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, ReciprocalOperation>(x);
}

/// <summary><c>1 / x</c>, with derivative <c>-1 / x^2</c>.</summary>
internal readonly struct ReciprocalOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Reciprocal";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(1) / x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        -t * (result * result);
}
