using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The square root of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The square root of each element: <c>sqrt(x)</c>, with derivative <c>1 / (2 sqrt(x))</c>, infinite at 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sqrt<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SqrtOperation>(x);
}

/// <summary><c>sqrt(x)</c>, with derivative <c>1 / (2 sqrt(x))</c>, infinite at 0.</summary>
internal readonly struct SqrtOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sqrt";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => t / (TElement.Constant(2) * result);
}
