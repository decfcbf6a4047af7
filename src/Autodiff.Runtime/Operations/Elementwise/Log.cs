using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The natural logarithm of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The natural logarithm of each element: <c>log(x)</c>, with derivative <c>1 / x</c>.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Log<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, LogOperation>(x);
}

/// <summary><c>log(x)</c>, with derivative <c>1 / x</c>.</summary>
internal readonly struct LogOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Log";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / x;
}
