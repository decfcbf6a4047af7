using System.Numerics;
using System.Runtime.CompilerServices;
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
    // What is worth sharing: some 10 microseconds of cheap arithmetic, less of it if it is dear.
    private const int Grain = 32_768;

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
    [SkipLocalsInit]
    public static unsafe void Run<T, TLane, TBody>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
        where TBody : struct, IFusedBody<T>
    {
        var count = TBody.Inputs + TBody.Results;
        if (operands.Count != count)
            throw new ArgumentException($"The computation has {count} operands, not {operands.Count}.");

        var strides = stackalloc nint[Operands<T>.Maximum * FusedPlan<T>.MaximumRank];
        var sizes = stackalloc nint[FusedPlan<T>.MaximumRank];
        var origins = stackalloc T*[Operands<T>.Maximum];
        ref var all = ref Unsafe.AsRef(in operands);
        fixed (T* p0 = &all[0].First, p1 = &all[1].First, p2 = &all[2].First, p3 = &all[3].First)
        fixed (T* p4 = &all[4].First, p5 = &all[5].First, p6 = &all[6].First, p7 = &all[7].First)
        fixed (T* p8 = &all[8].First, p9 = &all[9].First, p10 = &all[10].First, p11 = &all[11].First)
        {
            origins[0] = p0;
            origins[1] = p1;
            origins[2] = p2;
            origins[3] = p3;
            origins[4] = p4;
            origins[5] = p5;
            origins[6] = p6;
            origins[7] = p7;
            origins[8] = p8;
            origins[9] = p9;
            origins[10] = p10;
            origins[11] = p11;
            var plan = new FusedPlan<T>
            {
                Inputs = TBody.Inputs, Operands = count, Sizes = sizes, Strides = strides, Origins = origins,
            };
            if (!plan.Make(operands))
                return;
            var pieces = new FusedPieces<T, TLane, TBody>(&plan, Grain, body);
            WorkSharing.Run(pieces.Count, pieces);
        }
    }

    /// <summary>Applies a function to each element of a span.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, Span<float> result, TMap map)
        where TMap : struct, IMap1<float>
    {
        var operands = new Operands<float>([result.Length]);
        operands.AddInput(x);
        operands.AddResult(result);
        Run(operands, new Map1Body<float, TMap>(map));
    }

    /// <summary>Applies a function to each element of a span.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, Span<double> result, TMap map)
        where TMap : struct, IMap1<double>
    {
        var operands = new Operands<double>([result.Length]);
        operands.AddInput(x);
        operands.AddResult(result);
        Run(operands, new Map1Body<double, TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result, TMap map)
        where TMap : struct, IMap2<float>
    {
        var operands = new Operands<float>([result.Length]);
        operands.AddInput(x);
        operands.AddInput(y);
        operands.AddResult(result);
        Run(operands, new Map2Body<float, TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result, TMap map)
        where TMap : struct, IMap2<double>
    {
        var operands = new Operands<double>([result.Length]);
        operands.AddInput(x);
        operands.AddInput(y);
        operands.AddResult(result);
        Run(operands, new Map2Body<double, TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> result, TMap map)
        where TMap : struct, IMap3<float>
    {
        var operands = new Operands<float>([result.Length]);
        operands.AddInput(x);
        operands.AddInput(y);
        operands.AddInput(z);
        operands.AddResult(result);
        Run(operands, new Map3Body<float, TMap>(map));
    }

    /// <summary>Applies a function to spans element by element; one of length 1 is repeated.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> result, TMap map)
        where TMap : struct, IMap3<double>
    {
        var operands = new Operands<double>([result.Length]);
        operands.AddInput(x);
        operands.AddInput(y);
        operands.AddInput(z);
        operands.AddResult(result);
        Run(operands, new Map3Body<double, TMap>(map));
    }
}
