using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element between two bounds, as an activation.</content>
public static partial class TensorOperations
{
    /// <summary>Each element limited to a range: <c>min(max(x, min), max)</c>, with derivative 1 between the bounds and 0 at and beyond them (<c>Clamp</c> has 1 at them).</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The lower bound is above the upper.</exception>
    public static Tensor<T> Hardtanh<T>(this Tensor<T> x, double min = -1, double max = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(min <= max))
            throw new ArgumentException($"Hardtanh: the lower bound {min} is not at most the upper bound {max}.", nameof(min));
        return Unary.Apply(x, new HardtanhOperation(min, max));
    }
}

/// <summary><c>min(max(x, min), max)</c>, with derivative 1 between the bounds and 0 at and beyond them.</summary>
internal readonly struct HardtanhOperation(double min, double max) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Hardtanh";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Min(TElement.Max(x, TElement.Constant(min)), TElement.Constant(max));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.LessThanOrEqual(x, TElement.Constant(min)) | TElement.LessThanOrEqual(TElement.Constant(max), x), TElement.Constant(0), t);
}
