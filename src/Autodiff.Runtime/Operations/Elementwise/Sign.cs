using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The sign of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The sign of each element: 1, -1, or 0 for zeros and NaN, as in PyTorch; its derivative is 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sign<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SignOperation>(x);
}

/// <summary>The sign, 0 for zeros and NaN, with derivative 0.</summary>
internal readonly struct SignOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sign";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), TElement.Constant(1), TElement.Select(TElement.LessThan(x, TElement.Constant(0)), TElement.Constant(-1), TElement.Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Constant(0);
}
