using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The logarithm of the sigmoid of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The logarithm of the sigmoid of each element: <c>-log(1 + e^-x)</c>, which does not overflow, with derivative the sigmoid of -x.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> LogSigmoid<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, LogSigmoidOperation>(x);
}

/// <summary><c>-log(1 + e^-x)</c>, with derivative the sigmoid of -x.</summary>
internal readonly struct LogSigmoidOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "LogSigmoid";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Min(x, TElement.Constant(0)) - TElement.Log1p(TElement.Exp(-TElement.Abs(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        t * TElement.Sigmoid(-x);
}
