using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The sine of each element, in radians.</content>
public static partial class TensorOperations
{
    /// <summary>The sine of each element, in radians: <c>sin(x)</c>, with derivative <c>cos(x)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sin<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SinOperation>(x);
}

/// <summary><c>sin(x)</c>, with derivative <c>cos(x)</c>.</summary>
internal readonly struct SinOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sin";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Cos(x);
}
