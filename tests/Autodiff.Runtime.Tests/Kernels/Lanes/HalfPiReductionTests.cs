using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

public sealed class HalfPiReductionTests
{
    private const int Bits = 1500;

    /// <summary>Pi times 2^1500, by Machin's formula.</summary>
    private static readonly BigInteger s_pi = 16 * ArctanOfInverse(5) - 4 * ArctanOfInverse(239);

    [Fact]
    public void Every_exponent_agrees_with_exact_division()
    {
        var random = new Random(1);
        for (var exponent = 0; exponent < 1024; exponent++)
        {
            for (var i = 0; i < 5; i++) Check(Math.ScaleB(1 + random.NextDouble(), exponent) * (i % 2 == 0 ? 1 : -1));
        }
    }

    [Fact]
    public void The_doubles_nearest_to_multiples_are_reduced_exactly()
    {
        // 6381956970095103 * 2^797 is the double that lies closest to a multiple of pi/2.
        Check(Math.ScaleB(6381956970095103, 797));
        for (var n = 1; n < 3000; n++)
        {
            Check(n * (Math.PI / 2));
            Check((float)(n * (Math.PI / 2)));
        }
    }

    [Fact]
    public void Sine_and_tangent_beside_multiples_keep_their_digits()
    {
        for (var n = 1; n < 60_000; n += 7)
        {
            var x = n * (Math.PI / 2);
            var (sine, tangent) = (LaneRunner.Run(LaneFunction.Sin, [x])[0], LaneRunner.Run(LaneFunction.Tan, [x])[0]);
            AssertNear(Math.Sin(x), sine, 1e-15, x);
            AssertNear(Math.Tan(x), tangent, 1e-15, x);
            var single = (float)x;
            AssertNear(Math.Sin(single), LaneRunner.Run(LaneFunction.Sin, [single])[0], 1.8e-7, single);
            AssertNear(Math.Cos(single), LaneRunner.Run(LaneFunction.Cos, [single])[0], 1.8e-7, single);
            AssertNear(Math.Tan(single), LaneRunner.Run(LaneFunction.Tan, [single])[0], 2.4e-7, single);
        }
    }

    private static void AssertNear(double expected, double actual, double tolerance, double x) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"At {x:R}: {actual:R}, not {expected:R}");

    private static void Check(double x)
    {
        // x = mantissa * 2^exponent and pi/2 = s_pi * 2^(-Bits - 1), both as whole multiples of 2^(-Bits - 1).
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        var scaled = ((BigInteger)((bits & 0xF_FFFF_FFFF_FFFF) | 1L << 52)) << ((int)(bits >> 52) - 1075 + Bits + 1);
        var n = (scaled + s_pi / 2) / s_pi;
        var rest = scaled - n * s_pi;
        if (x < 0) (n, rest) = (-n, -rest);
        var (quadrant, high, low) = HalfPiReduction.Reduce(x);
        Assert.Equal((int)(((n % 4) + 4) % 4), quadrant);
        var error = rest - Scaled(high) - Scaled(low);
        Assert.True(
            BigInteger.Abs(error) << 75 <= BigInteger.Abs(rest),
            $"The rest of {x:R} is {high:R} + {low:R}, off by 2^{(long)(error.GetBitLength() - rest.GetBitLength())} of it.");
    }

    private static BigInteger Scaled(double value)
    {
        if (value == 0) return 0;
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var shift = (int)(bits >> 52) - 1075 + Bits + 1;
        BigInteger mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | 1L << 52;
        return value.CompareTo(0) * (shift >= 0 ? mantissa << shift : mantissa >> -shift);
    }

    private static BigInteger ArctanOfInverse(int n)
    {
        const int Guard = 64;
        var power = (BigInteger.One << (Bits + Guard)) / n;
        var sum = BigInteger.Zero;
        for (var k = 0; !power.IsZero; k++)
        {
            sum += (k % 2 == 0 ? 1 : -1) * power / (2 * k + 1);
            power /= n * n;
        }

        return sum >> Guard;
    }
}
