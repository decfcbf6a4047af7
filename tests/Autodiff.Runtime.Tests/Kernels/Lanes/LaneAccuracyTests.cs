using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Holds every elementary function to the error that <see cref="LaneErrors"/> states.</summary>
public sealed class LaneAccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<LaneFunction> Functions => [.. Enum.GetValues<LaneFunction>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Floats(LaneFunction function)
    {
        const uint Step = 4099; // a prime: about a million of all floats
        float[] x = [.. LaneSamples.DenseFloats(Step), .. LaneSamples.Edges().Select(edge => (float)edge)];
        float[]? y = null;
        if (LanePairs.IsOfTwo(function)) (x, y) = LanePairs.Of(function, 200_000, x => (float)x);
        var results = LaneRunner.Run(function, x, y);

        var (worst, where) = (0.0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            var error = Ulps(results[i], LaneReference.Of(function, x[i], y?[i] ?? 0));
            if (!(error <= worst)) (worst, where) = (error, i);
        }

        output.WriteLine($"{function} of float: {worst:F3} ulp at {x[where]:R} {y?[where]:R}: {results[where]:R}");
        Assert.True(
            worst <= Bound(function).Single,
            $"{worst:F3} ulp at {x[where]:R} {y?[where]:R}: {results[where]:R}, exactly {LaneReference.Of(function, x[where], y?[where] ?? 0):R}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Doubles(LaneFunction function)
    {
        double[] x = [.. LaneSamples.Edges(), .. LaneSamples.DenseDoubles(1500, seed: 1)];
        double[]? y = null;
        if (LanePairs.IsOfTwo(function)) (x, y) = LanePairs.Of(function, 1500, x => x);
        var results = LaneRunner.Run(function, x, y);

        var error = new UlpError();
        for (var i = 0; i < x.Length; i++)
        {
            var second = y?[i] ?? 0;
            var near = LaneReference.Of(function, x[i], second);
            if (double.IsFinite(x[i]) && double.IsFinite(second) && !(x[i] == 0 && function == LaneFunction.Pow) && !(x[i] == 0 && second == 0) && IsInReach(function, x[i]) && Math.Abs(near) is > 1e-320 and < double.PositiveInfinity)
                error.Add($"{x[i]:R} {second:R}", results[i], LaneReference.Exactly(function, x[i], second));
            else if (IsInReach(function, x[i]) || !double.IsFinite(x[i]))
                Assert.True(IsSpecial(results[i], near), $"{function}({x[i]:R}, {second:R}) is {results[i]:R}, exactly about {near:R}");
        }

        output.WriteLine($"{function} of double: {error.Worst:F3} ulp at {error.Where}");
        error.AssertAtMost(Bound(function).Double);
    }

    [Fact]
    public void Every_function_states_its_error()
    {
        Assert.Equal(
            Enum.GetNames<LaneFunction>().Order(StringComparer.Ordinal),
            LaneErrors.All.Select(errors => errors.Function).Order(StringComparer.Ordinal));
        Assert.All(LaneErrors.All, errors => Assert.InRange(Math.Max(errors.Single, errors.Double), 0.5, errors.Function is "Erf" or "Sigmoid" ? 4 : 2));
    }

    internal static LaneErrors Bound(LaneFunction function) =>
        LaneErrors.All.Single(errors => errors.Function == function.ToString());

    /// <summary>The distance in spacings of floats, infinite if only one is NaN or infinite.</summary>
    private static double Ulps(float computed, double exact)
    {
        if (IsSpecial(computed, exact)) return 0;
        if (float.IsInfinity(computed)) computed = MathF.CopySign(float.MaxValue, computed); // as if with a larger exponent
        var magnitude = Math.Min(Math.Abs(exact), float.MaxValue);
        var unit = Math.ScaleB(1, Math.Max(magnitude == 0 ? -149 : Math.ILogB(magnitude) - 23, -149));
        var error = Math.Abs(computed - exact) / unit;
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static bool IsSpecial(float computed, double exact) => IsSpecial((double)computed, (float)exact);

    private static bool IsSpecial(double computed, double exact) =>
        computed.Equals(exact) && double.IsNegative(computed) == double.IsNegative(exact)
        || double.IsNaN(computed) && double.IsNaN(exact)
        || Math.Abs(exact) < 1e-319 && Math.Abs(computed - exact) <= 2 * double.Epsilon && exact != 0;

    /// <summary>Whether the exact reference can follow: it has 384 bits.</summary>
    private static bool IsInReach(LaneFunction function, double x) => function switch
    {
        LaneFunction.Sin or LaneFunction.Cos or LaneFunction.Tan => Math.Abs(x) < 1e36,
        _ => true,
    };
}
