using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Functions that lanes compute one element after the other, in double precision and rounded once. They are never inlined,
/// so that a body with some of them keeps its budget of inlining.
/// </summary>
internal static unsafe class PerElement
{
    /// <summary>Applies a function of one argument.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Apply<TLane, T>(delegate*<double, double> function, TLane x)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var elements = stackalloc T[TLane.Count];
        TLane.Store(elements, x);
        for (var i = 0; i < TLane.Count; i++)
            elements[i] = Scalar.Create<T>(function(Scalar.ToDouble(elements[i])));
        return TLane.Load(elements);
    }

    /// <summary>Applies a function of two arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Apply<TLane, T>(delegate*<double, double, double> function, TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var elements = stackalloc T[TLane.Count];
        var others = stackalloc T[TLane.Count];
        TLane.Store(elements, x);
        TLane.Store(others, y);
        for (var i = 0; i < TLane.Count; i++)
            elements[i] = Scalar.Create<T>(function(Scalar.ToDouble(elements[i]), Scalar.ToDouble(others[i])));
        return TLane.Load(elements);
    }

    /// <summary>Applies a function of an order and one argument.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Apply<TLane, T>(delegate*<int, double, double> function, int order, TLane x)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var elements = stackalloc T[TLane.Count];
        TLane.Store(elements, x);
        for (var i = 0; i < TLane.Count; i++)
            elements[i] = Scalar.Create<T>(function(order, Scalar.ToDouble(elements[i])));
        return TLane.Load(elements);
    }
}
