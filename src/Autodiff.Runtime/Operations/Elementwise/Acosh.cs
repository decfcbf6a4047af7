using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The inverse hyperbolic cosine of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The inverse hyperbolic cosine of each element: <c>acosh(x)</c>, with derivative <c>1 / sqrt(x^2 - 1)</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Acosh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AcoshOperation>(x);
}

/// <summary><c>acosh(x)</c>, with derivative <c>1 / sqrt(x^2 - 1)</c>.</summary>
internal readonly struct AcoshOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Acosh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / TElement.Sqrt((x - TElement.Constant(1)) * (x + TElement.Constant(1)));
}
