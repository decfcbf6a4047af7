using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The rectifier of each element, at most 6.</content>
public static partial class TensorOperations
{
    /// <summary>The rectifier of each element, at most 6: <c>min(max(x, 0), 6)</c>, with derivative 1 between the bounds and 0 at and beyond them.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Relu6<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, Relu6Operation>(x);
}

/// <summary><c>min(max(x, 0), 6)</c>, with derivative 1 between the bounds and 0 at and beyond them.</summary>
internal readonly struct Relu6Operation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hardtanh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Min(TElement.Max(x, TElement.Constant(0)), TElement.Constant(6));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(x, TElement.Constant(0)) | TElement.LessThanOrEqual(TElement.Constant(6), x), TElement.Constant(0), t);
}
