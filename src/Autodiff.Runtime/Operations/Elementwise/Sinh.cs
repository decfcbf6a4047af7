using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The hyperbolic sine of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The hyperbolic sine of each element: <c>sinh(x)</c>, with derivative <c>cosh(x)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sinh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SinhOperation>(x);
}

/// <summary><c>sinh(x)</c>, with derivative <c>cosh(x)</c>.</summary>
internal readonly struct SinhOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sinh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t * TElement.Cosh(x);
}
