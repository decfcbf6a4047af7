using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The cosine of each element, in radians.</content>
public static partial class TensorOperations
{
    /// <summary>The cosine of each element, in radians: <c>cos(x)</c>, with derivative <c>-sin(x)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Cos<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, CosOperation>(x);
}

/// <summary><c>cos(x)</c>, with derivative <c>-sin(x)</c>.</summary>
internal readonly struct CosOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Cos";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => -t * TElement.Sin(x);
}
