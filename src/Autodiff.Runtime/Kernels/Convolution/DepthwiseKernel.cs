using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Convolution of every channel for itself: lanes are channels.</summary>
internal static unsafe class DepthwiseKernel<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    /// <summary>Sums the taps for a row of pixels, four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row(in TapPhase<T> phase, int channels, T* source, nint sourceStep, T* result, nint resultStep, int pixels)
    {
        for (var channel = 0; channel < channels; channel += TLane.Count)
        {
            var count = Math.Min(TLane.Count, channels - channel);
            T* from = source + channel, to = result + channel;
            var pixel = 0;
            if (count == TLane.Count)
            {
                for (; pixel + 4 <= pixels; pixel += 4, from += 4 * sourceStep, to += 4 * resultStep)
                {
                    TLane sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                    for (var tap = 0; tap < phase.Count; tap++)
                    {
                        var weight = TLane.Load(phase.Weights + (nint)tap * channels + channel);
                        var at = from + phase.Offsets[tap];
                        sum0 = TLane.FusedMultiplyAdd(TLane.Load(at), weight, sum0);
                        sum1 = TLane.FusedMultiplyAdd(TLane.Load(at + sourceStep), weight, sum1);
                        sum2 = TLane.FusedMultiplyAdd(TLane.Load(at + 2 * sourceStep), weight, sum2);
                        sum3 = TLane.FusedMultiplyAdd(TLane.Load(at + 3 * sourceStep), weight, sum3);
                    }

                    TLane.Store(to, sum0);
                    TLane.Store(to + resultStep, sum1);
                    TLane.Store(to + 2 * resultStep, sum2);
                    TLane.Store(to + 3 * resultStep, sum3);
                }
            }

            for (; pixel < pixels; pixel++, from += sourceStep, to += resultStep)
            {
                TLane sum = default;
                for (var tap = 0; tap < phase.Count; tap++)
                {
                    var weight = TLane.Load(phase.Weights + (nint)tap * channels + channel, count);
                    sum = TLane.FusedMultiplyAdd(TLane.Load(from + phase.Offsets[tap], count), weight, sum);
                }

                TLane.Store(to, sum, count);
            }
        }
    }

    /// <summary>The sum over rows of pixels of the products of two images, for up to a lane of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLane Dot(T* x, nint xStep, nint xRow, T* y, nint yStep, nint yRow, int rows, int pixels, int count)
    {
        TLane sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var row = 0; row < rows; row++, x += xRow, y += yRow)
        {
            T* a = x, b = y;
            var pixel = 0;
            if (count == TLane.Count)
            {
                for (; pixel + 4 <= pixels; pixel += 4, a += 4 * xStep, b += 4 * yStep)
                {
                    sum0 = TLane.FusedMultiplyAdd(TLane.Load(a), TLane.Load(b), sum0);
                    sum1 = TLane.FusedMultiplyAdd(TLane.Load(a + xStep), TLane.Load(b + yStep), sum1);
                    sum2 = TLane.FusedMultiplyAdd(TLane.Load(a + 2 * xStep), TLane.Load(b + 2 * yStep), sum2);
                    sum3 = TLane.FusedMultiplyAdd(TLane.Load(a + 3 * xStep), TLane.Load(b + 3 * yStep), sum3);
                }
            }

            for (; pixel < pixels; pixel++, a += xStep, b += yStep)
                sum0 = TLane.FusedMultiplyAdd(TLane.Load(a, count), TLane.Load(b, count), sum0);
        }

        return sum0 + sum1 + (sum2 + sum3);
    }
}
