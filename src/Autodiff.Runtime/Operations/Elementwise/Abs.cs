using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The magnitude of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The magnitude of each element: <c>|x|</c>, with derivative the sign of x, 0 at 0 and NaN.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Abs<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, AbsOperation>(x);
}

/// <summary><c>|x|</c>, with derivative the sign of x, 0 at 0 and NaN.</summary>
internal readonly struct AbsOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Abs";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> => 
        TElement.Select(TElement.LessThan(TElement.Constant(0), x), t, TElement.Select(TElement.LessThan(x, TElement.Constant(0)), -t, TElement.Constant(0) * t));
}
