using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>
/// Reductions of spans and of the rows and columns of matrices. The order of operations is fixed by the shape, so that the
/// result has the same bits on every machine and for every number of threads. Nothing is allocated.
/// </summary>
/// <remarks>
/// Elements are of type <see cref="float"/> or <see cref="double"/>; others are refused with a
/// <see cref="NotSupportedException"/>. Shapes that do not fit, and results that lie over the input, are refused with an
/// <see cref="ArgumentException"/> before anything is written. Rows may be further apart than their length: the stride is
/// given in elements.
/// </remarks>
internal static class Reduction
{
    /// <summary>Reduces all elements; the identity if there is none.</summary>
    public static T All<T, TReducer>(ReadOnlySpan<T> x)
        where T : unmanaged
        where TReducer : struct, IReducer
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new ReduceAllKernel<float, TReducer>(Precision.Cast<T, float>(x));
            LaneWidth.RunSingle(ref kernel);
            return Unsafe.BitCast<float, T>(kernel.Result);
        }

        if (typeof(T) == typeof(double))
        {
            var kernel = new ReduceAllKernel<double, TReducer>(Precision.Cast<T, double>(x));
            LaneWidth.RunDouble(ref kernel);
            return Unsafe.BitCast<double, T>(kernel.Result);
        }

        throw Precision.Unsupported<T>();
    }

    /// <summary>
    /// Runs a fused computation in one pass and reduces its last result, for which there is no operand; the other results are
    /// written. All operands are contiguous, or one number.
    /// </summary>
    public static T Fused<T, TReducer, TBody>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged
        where TReducer : struct, IReducer
        where TBody : struct, IFusedBody
    {
        if (typeof(T) == typeof(float))
        {
            ref readonly var singles = ref Unsafe.As<Operands<T>, Operands<float>>(ref Unsafe.AsRef(in operands));
            return Unsafe.BitCast<float, T>(
                Vector512.IsHardwareAccelerated ? Fused<float, Single512, Single1, TBody, TReducer>(singles, body)
                : Vector256.IsHardwareAccelerated ? Fused<float, Single256, Single1, TBody, TReducer>(singles, body)
                : Fused<float, Single1, Single1, TBody, TReducer>(singles, body));
        }

        if (typeof(T) == typeof(double))
        {
            ref readonly var doubles = ref Unsafe.As<Operands<T>, Operands<double>>(ref Unsafe.AsRef(in operands));
            return Unsafe.BitCast<double, T>(
                Vector512.IsHardwareAccelerated ? Fused<double, Double512, Double1, TBody, TReducer>(doubles, body)
                : Vector256.IsHardwareAccelerated ? Fused<double, Double256, Double1, TBody, TReducer>(doubles, body)
                : Fused<double, Double1, Double1, TBody, TReducer>(doubles, body));
        }

        throw Precision.Unsupported<T>();
    }

    /// <summary>A fused reduction with lanes of a chosen width.</summary>
    public static T Fused<T, TLane, TScalar, TBody, TReducer>(scoped in Operands<T> operands, in TBody body)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
        where TBody : struct, IFusedBody
        where TReducer : struct, IReducer
    {
        var work = new FusedReductionWork<T, TLane, TScalar, TBody, TReducer>(body);
        FusedPlan<T>.Run(operands, TBody.Inputs, TBody.Inputs + TBody.Results - 1, ref work);
        return work.Result;
    }

    /// <summary>Reduces each row of a matrix to one number.</summary>
    public static void Rows<T, TReducer>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<T> result)
        where T : unmanaged
        where TReducer : struct, IReducer
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new ReduceRowsKernel<float, TReducer>(Precision.Cast<T, float>(x), rows, columns, stride, Precision.Cast<T, float>(result));
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new ReduceRowsKernel<double, TReducer>(Precision.Cast<T, double>(x), rows, columns, stride, Precision.Cast<T, double>(result));
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    /// <summary>Reduces each column of a matrix to one number.</summary>
    public static void Columns<T, TReducer>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<T> result)
        where T : unmanaged
        where TReducer : struct, IReducer
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new ReduceColumnsKernel<float, TReducer>(Precision.Cast<T, float>(x), rows, columns, stride, Precision.Cast<T, float>(result));
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new ReduceColumnsKernel<double, TReducer>(Precision.Cast<T, double>(x), rows, columns, stride, Precision.Cast<T, double>(result));
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    /// <summary>The index of the first largest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMax<T>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<long> result)
        where T : unmanaged => IndexOf<T, MaxReducer>(x, rows, columns, stride, result);

    /// <summary>The index of the first smallest element of each row; of its first NaN, if it has one.</summary>
    public static void ArgMin<T>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<long> result)
        where T : unmanaged => IndexOf<T, MinReducer>(x, rows, columns, stride, result);

    private static void IndexOf<T, TReducer>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<long> result)
        where T : unmanaged
        where TReducer : struct, IReducer
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new ExtremeIndexKernel<float, TReducer>(Precision.Cast<T, float>(x), rows, columns, stride, result);
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new ExtremeIndexKernel<double, TReducer>(Precision.Cast<T, double>(x), rows, columns, stride, result);
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }
}
