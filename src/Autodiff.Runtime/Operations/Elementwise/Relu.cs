using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The rectifier of each element</content>
public static partial class TensorOperations
{
    /// <summary>The rectifier of each element: <c>max(x, 0)</c>, with derivative 1 for <c>x &gt; 0</c> and 0 up to 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Relu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, ReluOperation>(x);
}

/// <summary><c>max(x, 0)</c>, with derivative 1 for <c>x &gt; 0</c> and 0 up to 0.</summary>
internal readonly struct ReluOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Relu";

    /// <inheritdoc/>
    public static Reads Reads => Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Max(x, TElement.Constant(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => TElement.Select(TElement.LessThanOrEqual(result, TElement.Constant(0)), TElement.Constant(0), t);
}
