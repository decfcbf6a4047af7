using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>A sigmoid of three straight lines.</content>
public static partial class TensorOperations
{
    /// <summary>A sigmoid of three straight lines for each element: <c>min(max(x + 3, 0), 6) / 6</c>, with derivative 1/6 between -3 and 3, else 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Hardsigmoid<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, HardsigmoidOperation>(x);
}

/// <summary><c>min(max(x + 3, 0), 6) / 6</c>, with derivative 1/6 between -3 and 3, else 0.</summary>
internal readonly struct HardsigmoidOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hardsigmoid";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Min(TElement.Max(x + TElement.Constant(3), TElement.Constant(0)), TElement.Constant(6)) / TElement.Constant(6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThan(TElement.Constant(-3), x) & TElement.LessThan(x, TElement.Constant(3)), t / TElement.Constant(6), TElement.Constant(0));
}
