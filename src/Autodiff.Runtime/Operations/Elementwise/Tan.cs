using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The tangent of each element, in radians.</content>
public static partial class TensorOperations
{
    /// <summary>The tangent of each element, in radians: <c>tan(x)</c>, with derivative <c>1 + tan(x)^2</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Tan<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, TanOperation>(x);
}

/// <summary><c>tan(x)</c>, with derivative <c>1 + tan(x)^2</c>.</summary>
internal readonly struct TanOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Tan";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * (TElement.Constant(1) + result * result);
}
