using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>
/// Elementwise computations: one pass over memory, vectors of the machine's width, shared between threads where the shape
/// is large, the same bits whatever the width and the number of threads. Nothing is allocated.
/// </summary>
/// <remarks>
/// Elements are of type <see cref="float"/> or <see cref="double"/>; others are refused with a
/// <see cref="NotSupportedException"/>. A result may be the same view as an input (in place). Every other overlap with a
/// result is refused, as are operands that do not fit, with an <see cref="ArgumentException"/> that names the shapes and
/// before anything is written.
/// </remarks>
internal static class Elementwise
{
    /// <summary>Runs a fused computation over a shape.</summary>
    public static void Run<T, TBody>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged
        where TBody : struct, IFusedBody
    {
        if (typeof(T) == typeof(float))
        {
            ref readonly var singles = ref Unsafe.As<Operands<T>, Operands<float>>(ref Unsafe.AsRef(in operands));
            if (Vector512.IsHardwareAccelerated)
                Run<float, Single512, TBody>(singles, body);
            else if (Vector256.IsHardwareAccelerated)
                Run<float, Single256, TBody>(singles, body);
            else
                Run<float, Single1, TBody>(singles, body);
        }
        else if (typeof(T) == typeof(double))
        {
            ref readonly var doubles = ref Unsafe.As<Operands<T>, Operands<double>>(ref Unsafe.AsRef(in operands));
            if (Vector512.IsHardwareAccelerated)
                Run<double, Double512, TBody>(doubles, body);
            else if (Vector256.IsHardwareAccelerated)
                Run<double, Double256, TBody>(doubles, body);
            else
                Run<double, Double1, TBody>(doubles, body);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    /// <summary>Runs a fused computation over a shape with lanes of a chosen width.</summary>
    public static void Run<T, TLane, TBody>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
        where TBody : struct, IFusedBody
    {
        var work = new ElementwiseWork<T, TLane, TBody>(body);
        FusedPlan<T>.Run(operands, TBody.Inputs, TBody.Inputs + TBody.Results, ref work);
    }

    /// <summary>Applies a function to each element of a span.</summary>
    public static void Map<T, TMap>(ReadOnlySpan<T> x, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap1
    {
        if (ShortSpan.Suits(x, result))
            ShortSpan.Map(x, result, map);
        else
            Run(x, default, default, default, result, new Map1Body<TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<T, TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap2
    {
        if (ShortSpan.Suits(x, result) && ShortSpan.Suits(y, result))
            ShortSpan.Map(x, y, result, map);
        else
            Run(x, y, default, default, result, new Map2Body<TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<T, TMap>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap3
    {
        if (ShortSpan.Suits(x, result) && ShortSpan.Suits(y, result) && ShortSpan.Suits(z, result))
            ShortSpan.Map(x, y, z, result, map);
        else
            Run(x, y, z, default, result, new Map3Body<TMap>(map));
    }

    /// <summary>Runs a fused computation with up to four inputs and one result on whole spans; an input of length 1 is repeated.</summary>
    /// <remarks>Inputs that the body does not have are empty spans.</remarks>
    public static void Run<T, TBody>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, ReadOnlySpan<T> w, Span<T> result, in TBody body)
        where T : unmanaged
        where TBody : struct, IFusedBody
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new SpanKernel<float, TBody>(
                Precision.Cast<T, float>(x), Precision.Cast<T, float>(y), Precision.Cast<T, float>(z), Precision.Cast<T, float>(w),
                Precision.Cast<T, float>(result), body);
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new SpanKernel<double, TBody>(
                Precision.Cast<T, double>(x), Precision.Cast<T, double>(y), Precision.Cast<T, double>(z), Precision.Cast<T, double>(w),
                Precision.Cast<T, double>(result), body);
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }
}
