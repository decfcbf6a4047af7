namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Arguments for the elementary functions: dense ones, and the edges of format and function.</summary>
internal static class LaneSamples
{
    /// <summary>Zeros, subnormals, infinities, NaN, numbers beside powers of two, thresholds and multiples of pi/2.</summary>
    public static IEnumerable<double> Edges()
    {
        double[] magnitudes =
        [
            0, double.PositiveInfinity, double.MaxValue, float.MaxValue, 1e300, 1e200, 1e30, 1e22, 1e10, 1_000_000, 100_000,
            710.4758600739439, 709.782712893384, 708.3964185322641, 745.1332191019411, 746, 1022, 1023, 1024, 1074, 1075,
            89.41598629223294, 88.72283905206835, 88.8, 87.3365447505531, 103.278929903, 103.97208, 104, 126, 127, 128, 129, 149, 150, 151,
            36.7, 20, 19.0615, 17.3, 10, 9.0109, 9.02, 6, 5.9, 4, 3.92, 3, 2.414213562373095, 2, 1.4142135623730951, 1, 0.875,
            0.7071067811865476, 0.5, 0.41421356237309503, 0.34657359027997264, 0.25, 0.1, 2.44140625e-4, 1.220703125e-4, 5.9604644775390625e-8, 2.98023223876953125e-8, 1.1102230246251565e-16, 5.551115123125783e-17,
            1e-10, 1e-30, 1e-100, 1e-300, 1.1754943508222875e-38, 1.1754942e-38, 1e-40, 1.401298464324817e-45,
            double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308, 1e-310, 1e-320,
        ];
        foreach (var magnitude in magnitudes)
        {
            foreach (var near in Around(magnitude))
            {
                yield return near;
                yield return -near;
            }
        }

        for (var n = 1; n <= 64; n++)
        {
            yield return n * (Math.PI / 2);
            yield return -n * (Math.PI / 2);
        }

        yield return double.NaN;
    }

    /// <summary>Floats at even steps through the bit patterns of all of them.</summary>
    public static IEnumerable<float> DenseFloats(uint step)
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += step) yield return BitConverter.UInt32BitsToSingle((uint)bits);
    }

    /// <summary>Doubles where a function changes, even in the argument and even in its exponent.</summary>
    public static IEnumerable<double> DenseDoubles(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var sign = random.Next(2) == 0 ? 1 : -1;
            yield return (i % 8) switch
            {
                0 => sign * random.NextDouble(),
                1 => 1 + (random.NextDouble() - 0.5) / 2,
                2 => sign * 8 * random.NextDouble(),
                3 => sign * 50 * random.NextDouble(),
                4 => sign * 750 * random.NextDouble(),
                5 => sign * Math.Exp(40 * (random.NextDouble() - 0.8)),
                6 => sign * Math.ScaleB(1 + random.NextDouble(), random.Next(-1074, 120)),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            };
        }
    }

    private static IEnumerable<double> Around(double x)
    {
        yield return x;
        yield return Math.BitIncrement(x);
        yield return Math.BitDecrement(x);
        yield return Math.BitIncrement((float)x);
        yield return Math.BitDecrement((float)x);
        yield return x * 1.0000001;
        yield return x / 1.0000001;
    }
}
