using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The hyperbolic cosine of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The hyperbolic cosine of each element: <c>cosh(x)</c>, with derivative <c>sinh(x)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Cosh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, CoshOperation>(x);
}

/// <summary><c>cosh(x)</c>, with derivative <c>sinh(x)</c>.</summary>
internal readonly struct CoshOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Cosh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Sinh(x);
}
