using System.Numerics;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>
/// Reductions of spans and of the rows and columns of matrices. The order of operations is fixed by the shape, so that the
/// result has the same bits on every machine and for every number of threads. Nothing is allocated.
/// </summary>
/// <remarks>
/// Shapes that do not fit, and results that lie over the input, are refused with an <see cref="ArgumentException"/> before
/// anything is written. Rows may be further apart than their length: the stride is given in elements.
/// </remarks>
internal static class Reduction
{
    /// <summary>Reduces all elements; the identity if there is none.</summary>
    public static float All<TReducer>(ReadOnlySpan<float> x)
        where TReducer : struct, IReducer<float>
    {
        var kernel = new ReduceAllKernel<float, TReducer>(x);
        LaneWidth.RunSingle(ref kernel);
        return kernel.Result;
    }

    /// <summary>
    /// Runs a fused computation in one pass and reduces its last result, for which there is no operand; the other results are
    /// written. All operands are contiguous, or one number.
    /// </summary>
    public static float Fused<TReducer, TBody>(scoped in Operands<float> operands, in TBody body)
        where TReducer : struct, IReducer<float>
        where TBody : struct, IFusedBody<float>
    {
        if (Vector512.IsHardwareAccelerated)
            return Fused<float, Single512, Single1, TBody, TReducer>(operands, body);
        return Vector256.IsHardwareAccelerated
            ? Fused<float, Single256, Single1, TBody, TReducer>(operands, body)
            : Fused<float, Single1, Single1, TBody, TReducer>(operands, body);
    }

    /// <summary>Reduces each row of a matrix to one number.</summary>
    public static void Rows<TReducer>(ReadOnlySpan<float> x, int rows, int columns, int stride, Span<float> result)
        where TReducer : struct, IReducer<float>
    {
        var kernel = new ReduceRowsKernel<float, TReducer>(x, rows, columns, stride, result);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>Reduces each column of a matrix to one number.</summary>
    public static void Columns<TReducer>(ReadOnlySpan<float> x, int rows, int columns, int stride, Span<float> result)
        where TReducer : struct, IReducer<float>
    {
        var kernel = new ReduceColumnsKernel<float, TReducer>(x, rows, columns, stride, result);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>The index of the first largest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMax(ReadOnlySpan<float> x, int rows, int columns, int stride, Span<long> result)
    {
        var kernel = new ExtremeIndexKernel<float, MaxReducer<float>>(x, rows, columns, stride, result);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>The index of the first smallest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMin(ReadOnlySpan<float> x, int rows, int columns, int stride, Span<long> result)
    {
        var kernel = new ExtremeIndexKernel<float, MinReducer<float>>(x, rows, columns, stride, result);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary>Reduces all elements; the identity if there is none.</summary>
    public static double All<TReducer>(ReadOnlySpan<double> x)
        where TReducer : struct, IReducer<double>
    {
        var kernel = new ReduceAllKernel<double, TReducer>(x);
        LaneWidth.RunDouble(ref kernel);
        return kernel.Result;
    }

    /// <summary>
    /// Runs a fused computation in one pass and reduces its last result, for which there is no operand; the other results are
    /// written. All operands are contiguous, or one number.
    /// </summary>
    public static double Fused<TReducer, TBody>(scoped in Operands<double> operands, in TBody body)
        where TReducer : struct, IReducer<double>
        where TBody : struct, IFusedBody<double>
    {
        if (Vector512.IsHardwareAccelerated)
            return Fused<double, Double512, Double1, TBody, TReducer>(operands, body);
        return Vector256.IsHardwareAccelerated
            ? Fused<double, Double256, Double1, TBody, TReducer>(operands, body)
            : Fused<double, Double1, Double1, TBody, TReducer>(operands, body);
    }

    /// <summary>Reduces each row of a matrix to one number.</summary>
    public static void Rows<TReducer>(ReadOnlySpan<double> x, int rows, int columns, int stride, Span<double> result)
        where TReducer : struct, IReducer<double>
    {
        var kernel = new ReduceRowsKernel<double, TReducer>(x, rows, columns, stride, result);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>Reduces each column of a matrix to one number.</summary>
    public static void Columns<TReducer>(ReadOnlySpan<double> x, int rows, int columns, int stride, Span<double> result)
        where TReducer : struct, IReducer<double>
    {
        var kernel = new ReduceColumnsKernel<double, TReducer>(x, rows, columns, stride, result);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>The index of the first largest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMax(ReadOnlySpan<double> x, int rows, int columns, int stride, Span<long> result)
    {
        var kernel = new ExtremeIndexKernel<double, MaxReducer<double>>(x, rows, columns, stride, result);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>The index of the first smallest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMin(ReadOnlySpan<double> x, int rows, int columns, int stride, Span<long> result)
    {
        var kernel = new ExtremeIndexKernel<double, MinReducer<double>>(x, rows, columns, stride, result);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary>A fused reduction with lanes of a chosen width.</summary>
    public static T Fused<T, TLane, TScalar, TBody, TReducer>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
        where TBody : struct, IFusedBody<T>
        where TReducer : struct, IReducer<T>
    {
        var work = new FusedReductionWork<T, TLane, TScalar, TBody, TReducer>(body);
        FusedPlan<T>.Run(operands, TBody.Inputs, TBody.Inputs + TBody.Results - 1, ref work);
        return work.Result;
    }
}
