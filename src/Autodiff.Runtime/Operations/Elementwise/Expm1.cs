using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The exponential of each element, less one and without cancellation.</content>
public static partial class TensorOperations
{
    /// <summary>The exponential of each element, less one and without cancellation: <c>e^x - 1</c>, with derivative <c>e^x</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Expm1<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Expm1Operation>(x);
}

/// <summary><c>e^x - 1</c>, with derivative <c>e^x</c>.</summary>
internal readonly struct Expm1Operation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Expm1";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (result + TElement.Constant(1));
}
