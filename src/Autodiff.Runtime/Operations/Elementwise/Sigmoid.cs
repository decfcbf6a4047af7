using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logistic function of each element</content>
public static partial class TensorOperations
{
    /// <summary>The logistic function of each element: <c>1 / (1 + e^-x)</c>, with derivative <c>s (1 - s)</c> for the result s.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sigmoid<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SigmoidOperation>(x);
}

/// <summary><c>1 / (1 + e^-x)</c>, with derivative <c>s (1 - s)</c> for the result s.</summary>
internal readonly struct SigmoidOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sigmoid";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (result * (TElement.Constant(1) - result));
}
