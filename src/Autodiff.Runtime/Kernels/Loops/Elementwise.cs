using System.Numerics;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>
/// Elementwise computations: one pass over memory, vectors of the machine's width, shared between threads where the shape
/// is large, the same bits whatever the width and the number of threads. Nothing is allocated.
/// </summary>
/// <remarks>
/// A result may be the same view as an input (in place). Every other overlap with a result is refused, as are operands that
/// do not fit, with an <see cref="ArgumentException"/> that names the shapes and before anything is written.
/// </remarks>
internal static class Elementwise
{
    /// <summary>Runs a fused computation over a shape.</summary>
    public static void Run<TBody>(scoped in Operands<float> operands, in TBody body)
        where TBody : struct, IFusedBody<float>
    {
        if (Vector512.IsHardwareAccelerated)
            Run<float, Single512, TBody>(operands, body);
        else if (Vector256.IsHardwareAccelerated)
            Run<float, Single256, TBody>(operands, body);
        else
            Run<float, Single1, TBody>(operands, body);
    }

    /// <inheritdoc cref="Run{TBody}(in Operands{float}, in TBody)"/>
    public static void Run<TBody>(scoped in Operands<double> operands, in TBody body)
        where TBody : struct, IFusedBody<double>
    {
        if (Vector512.IsHardwareAccelerated)
            Run<double, Double512, TBody>(operands, body);
        else if (Vector256.IsHardwareAccelerated)
            Run<double, Double256, TBody>(operands, body);
        else
            Run<double, Double1, TBody>(operands, body);
    }

    /// <summary>Runs a fused computation over a shape with lanes of a chosen width.</summary>
    public static void Run<T, TLane, TBody>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
        where TBody : struct, IFusedBody<T>
    {
        var work = new ElementwiseWork<T, TLane, TBody>(body);
        FusedPlan<T>.Run(operands, TBody.Inputs, TBody.Inputs + TBody.Results, ref work);
    }

    /// <summary>Applies a function to each element of a span.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, Span<float> result, TMap map)
        where TMap : struct, IMap1<float>
    {
        var kernel = new SpanKernel<float, Map1Body<float, TMap>>(x, default, default, result, new Map1Body<float, TMap>(map));
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>Applies a function to each element of a span.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, Span<double> result, TMap map)
        where TMap : struct, IMap1<double>
    {
        var kernel = new SpanKernel<double, Map1Body<double, TMap>>(x, default, default, result, new Map1Body<double, TMap>(map));
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result, TMap map)
        where TMap : struct, IMap2<float>
    {
        var kernel = new SpanKernel<float, Map2Body<float, TMap>>(x, y, default, result, new Map2Body<float, TMap>(map));
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result, TMap map)
        where TMap : struct, IMap2<double>
    {
        var kernel = new SpanKernel<double, Map2Body<double, TMap>>(x, y, default, result, new Map2Body<double, TMap>(map));
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> result, TMap map)
        where TMap : struct, IMap3<float>
    {
        var kernel = new SpanKernel<float, Map3Body<float, TMap>>(x, y, z, result, new Map3Body<float, TMap>(map));
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> result, TMap map)
        where TMap : struct, IMap3<double>
    {
        var kernel = new SpanKernel<double, Map3Body<double, TMap>>(x, y, z, result, new Map3Body<double, TMap>(map));
        LaneWidth.RunDouble(ref kernel);
    }
}
