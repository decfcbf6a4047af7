namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Every function gives the same bits at every width.</summary>
public sealed class LaneAgreementTests
{
    public static TheoryData<LaneFunction> Functions => LaneAccuracyTests.Functions;

    [Theory]
    [MemberData(nameof(Functions))]
    public void Floats(LaneFunction function)
    {
        float[] x = [.. LaneSamples.DenseFloats(65_537), .. LaneSamples.Edges().Select(edge => (float)edge)];
        float[]? y = null;
        if (LanePairs.IsOfTwo(function)) (x, y) = LanePairs.Of(function, 50_000, x => (float)x);
        var scalar = LaneRunner.Run(function, x, y, bits: 32);
        foreach (var bits in (int[])[256, 512])
        {
            var wide = LaneRunner.Run(function, x, y, bits);
            for (var i = 0; i < x.Length; i++)
            {
                Assert.True(
                    BitConverter.SingleToInt32Bits(scalar[i]) == BitConverter.SingleToInt32Bits(wide[i])
                    || float.IsNaN(scalar[i]) && float.IsNaN(wide[i]),
                    $"{function}({x[i]:R}, {y?[i]:R}) is {scalar[i]:R} alone and {wide[i]:R} in {bits} bits.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Doubles(LaneFunction function)
    {
        double[] x = [.. LaneSamples.DenseDoubles(50_000, seed: 3), .. LaneSamples.Edges()];
        double[]? y = null;
        if (LanePairs.IsOfTwo(function)) (x, y) = LanePairs.Of(function, 50_000, x => x);
        var scalar = LaneRunner.Run(function, x, y, bits: 64);
        foreach (var bits in (int[])[256, 512])
        {
            var wide = LaneRunner.Run(function, x, y, bits);
            for (var i = 0; i < x.Length; i++)
            {
                Assert.True(
                    BitConverter.DoubleToInt64Bits(scalar[i]) == BitConverter.DoubleToInt64Bits(wide[i])
                    || double.IsNaN(scalar[i]) && double.IsNaN(wide[i]),
                    $"{function}({x[i]:R}, {y?[i]:R}) is {scalar[i]:R} alone and {wide[i]:R} in {bits} bits.");
            }
        }
    }

    /// <summary>A sum over the bits of all functions: it changes if an algorithm does, and must not with the machine.</summary>
    [Fact]
    public void The_bits_are_the_same_on_every_machine()
    {
        float[] x = [.. LaneSamples.DenseFloats(65_537)];
        double[] doubles = [.. x.Select((value, i) => i % 2 == 0 ? value : value * 1.0000000123456789)];
        ulong sum = 0;
        foreach (var function in Enum.GetValues<LaneFunction>())
        {
            foreach (var value in LaneRunner.Run(function, x, [.. x.Reverse()])) Add(BitConverter.SingleToUInt32Bits(float.IsNaN(value) ? 1 : value));
            foreach (var value in LaneRunner.Run(function, doubles, [.. doubles.Reverse()])) Add(BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? 1 : value));
        }

        Assert.Equal(4642585062683198350UL, sum);

        void Add(ulong bits) => sum = (sum ^ bits) * 0x100000001B3 + (sum >> 47);
    }
}
