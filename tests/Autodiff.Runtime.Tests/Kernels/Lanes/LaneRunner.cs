using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Applies a function of the lanes to arrays, at a chosen width.</summary>
internal static unsafe class LaneRunner
{
    public static float[] Run(LaneFunction function, float[] x, float[]? y = null, int bits = 512) => bits switch
    {
        512 => Run<Single512, float>(function, x, y),
        256 => Run<Single256, float>(function, x, y),
        _ => Run<Single1, float>(function, x, y),
    };

    public static double[] Run(LaneFunction function, double[] x, double[]? y = null, int bits = 512) => bits switch
    {
        512 => Run<Double512, double>(function, x, y),
        256 => Run<Double256, double>(function, x, y),
        _ => Run<Double1, double>(function, x, y),
    };

    private static T[] Run<TLane, T>(LaneFunction function, T[] x, T[]? y)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = new T[x.Length];
        fixed (T* first = x)
        fixed (T* second = y ?? x)
        fixed (T* result = results)
        {
            for (var i = 0; i < x.Length; i += TLane.Count)
            {
                var count = Math.Min(TLane.Count, x.Length - i);
                TLane.Store(
                    result + i,
                    Apply<TLane, T>(function, TLane.Load(first + i, count), TLane.Load(second + i, count)),
                    count);
            }
        }

        return results;
    }

    private static TLane Apply<TLane, T>(LaneFunction function, TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => function switch
        {
            LaneFunction.Sqrt => TLane.Sqrt(x),
            LaneFunction.Rsqrt => TLane.Rsqrt(x),
            LaneFunction.Exp => TLane.Exp(x),
            LaneFunction.Exp2 => TLane.Exp2(x),
            LaneFunction.Expm1 => TLane.Expm1(x),
            LaneFunction.Log => TLane.Log(x),
            LaneFunction.Log1p => TLane.Log1p(x),
            LaneFunction.Sin => TLane.Sin(x),
            LaneFunction.Cos => TLane.Cos(x),
            LaneFunction.Tan => TLane.Tan(x),
            LaneFunction.Atan => TLane.Atan(x),
            LaneFunction.Sinh => TLane.Sinh(x),
            LaneFunction.Cosh => TLane.Cosh(x),
            LaneFunction.Tanh => TLane.Tanh(x),
            LaneFunction.Sigmoid => TLane.Sigmoid(x),
            LaneFunction.Erf => TLane.Erf(x),
            LaneFunction.Pow => TLane.Pow(x, y),
            LaneFunction.Log2 => TLane.Log2(x),
            LaneFunction.Log10 => TLane.Log10(x),
            LaneFunction.Asin => TLane.Asin(x),
            LaneFunction.Acos => TLane.Acos(x),
            LaneFunction.Asinh => TLane.Asinh(x),
            LaneFunction.Acosh => TLane.Acosh(x),
            LaneFunction.Atanh => TLane.Atanh(x),
            LaneFunction.Atan2 => TLane.Atan2(x, y),
            LaneFunction.Hypot => TLane.Hypot(x, y),
            LaneFunction.Remainder => TLane.Remainder(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };
}
