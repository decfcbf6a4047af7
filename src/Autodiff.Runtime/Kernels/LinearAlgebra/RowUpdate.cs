using System.Numerics;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>What factorizations do to rows outside of matrix products.</summary>
internal static class RowUpdate
{
    /// <summary><c>y += factor * x</c>.</summary>
    public static void Add<T>(Span<T> y, T factor, ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var factors = Vector512.Create(factor);
        var i = 0;
        for (; i <= y.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            (Vector512.Create<T>(y[i..]) + factors * Vector512.Create(x[i..])).CopyTo(y[i..]);
        for (; i < y.Length; i++)
            y[i] += factor * x[i];
    }

    /// <summary><c>y *= factor</c>.</summary>
    public static void Scale<T>(Span<T> y, T factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref var value in y)
            value *= factor;
    }

    /// <summary>Exchanges two rows.</summary>
    public static void Swap<T>(Span<T> x, Span<T> y)
        where T : unmanaged
    {
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (y[i], x[i]);
    }
}
