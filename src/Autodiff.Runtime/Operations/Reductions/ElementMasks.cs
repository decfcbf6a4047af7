using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Where elements are what a reduction looks for, as 1 and 0: constants for differentiation, off the tape.</summary>
internal static class ElementMasks
{
    /// <summary>Where two tensors that broadcast are equal.</summary>
    public static Tensor<T> Equal<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
    {
        var mask = Tensor<T>.Allocate(Broadcast.LayoutOf(x.Layout, y.Layout, "Compare"));
        Loops.Map(x, y, mask, default(EqualsMap));
        return mask;
    }

    /// <summary>Where two tensors that broadcast are equal, or both NaN.</summary>
    public static Tensor<T> Same<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
    {
        var mask = Tensor<T>.Allocate(Broadcast.LayoutOf(x.Layout, y.Layout, "Compare"));
        Loops.Map(x, y, mask, default(SameMap));
        return mask;
    }

    /// <summary>Where a tensor is a number.</summary>
    public static Tensor<T> Equal<T>(Tensor<T> x, double number)
        where T : unmanaged => Equal(x, Tensor<T>.Scalar(Number.From<T>(number)));

    /// <summary>Where a tensor is not NaN.</summary>
    public static Tensor<T> Numbers<T>(Tensor<T> x)
        where T : unmanaged => Equal(x, x);

    /// <summary>1, 0 or -1 for positive, zero and negative elements; NaN for NaN.</summary>
    public static Tensor<T> Signs<T>(Tensor<T> x)
        where T : unmanaged
    {
        var signs = Tensor<T>.Allocate(x.DenseLayout);
        Loops.Map(x, signs, default(SignMap));
        return signs;
    }
}

/// <summary>1 where two elements are equal or both NaN, else 0.</summary>
internal readonly struct SameMap : IMap2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Select(
            TElement.Equals(x, y) | (~TElement.Equals(x, x) & ~TElement.Equals(y, y)), TElement.Constant(1), TElement.Constant(0));
}

/// <summary>The sign of an element: 1, 0, -1 or NaN.</summary>
internal readonly struct SignMap : IMap1
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Select(
            TElement.LessThan(TElement.Constant(0), x),
            TElement.Constant(1),
            TElement.Select(TElement.LessThan(x, TElement.Constant(0)), TElement.Constant(-1), x));
}
