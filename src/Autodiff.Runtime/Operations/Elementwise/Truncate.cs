using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The whole part of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The whole part of each element: <c>trunc(x)</c>, with derivative 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Trunc<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, TruncateOperation>(x);
}

/// <summary><c>trunc(x)</c>, with derivative 0.</summary>
internal readonly struct TruncateOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Trunc";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Truncate(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Constant(0);
}
