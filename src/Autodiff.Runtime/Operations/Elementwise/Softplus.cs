using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The smooth rectifier of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The smooth rectifier of each element: <c>log(1 + e^(beta x)) / beta</c>, and x itself where <c>beta x</c> is above a threshold; its derivative is the sigmoid of <c>beta x</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="beta">How sharp the bend is.</param>
    /// <param name="threshold">From where on the result is x.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Softplus<T>(this Tensor<T> x, double beta = 1, double threshold = 20)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new SoftplusOperation(beta, threshold));
}

/// <summary><c>log(1 + e^(beta x)) / beta</c>, or x where <c>beta x</c> is above a threshold, with derivative the sigmoid of <c>beta x</c>, or 1.</summary>
internal readonly struct SoftplusOperation(double beta, double threshold) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Softplus";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement>
    {
        var z = TElement.Constant(beta) * x;
        return TElement.Select(TElement.LessThan(TElement.Constant(threshold), z), x, TElement.Log1p(TElement.Exp(z)) / TElement.Constant(beta));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var z = TElement.Constant(beta) * x;
        return TElement.Select(TElement.LessThan(TElement.Constant(threshold), z), t, t * TElement.Sigmoid(z));
    }
}
