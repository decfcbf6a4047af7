using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element that is not small.</content>
public static partial class TensorOperations
{
    /// <summary>Each element whose magnitude is above lambda, else 0; its derivative is 1 or 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="lambda">The magnitude up to which elements become 0.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Hardshrink<T>(this Tensor<T> x, double lambda = 0.5)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply(x, new HardshrinkOperation(lambda));
}

/// <summary><c>x</c> where its magnitude is above lambda, else 0.</summary>
internal readonly struct HardshrinkOperation(double lambda) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hardshrink";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(TElement.Abs(x), TElement.Constant(lambda)), TElement.Constant(0), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(TElement.Abs(x), TElement.Constant(lambda)), TElement.Constant(0), t);
}
