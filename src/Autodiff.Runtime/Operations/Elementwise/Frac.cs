using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The part of each element after the point.</content>
public static partial class TensorOperations
{
    /// <summary>The part of each element after the point: <c>x - truncate(x)</c>, with the sign of x and derivative 1.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Frac<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, FracOperation>(x);
}

/// <summary><c>x - truncate(x)</c>, with derivative 1.</summary>
internal readonly struct FracOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Frac";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        x - TElement.Truncate(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t;
}
