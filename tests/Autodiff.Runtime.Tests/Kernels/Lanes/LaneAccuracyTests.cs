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
        if (function == LaneFunction.Pow) (x, y) = PowerArguments(200_000, x => (float)x);
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
        if (function == LaneFunction.Pow) (x, y) = PowerArguments(1500, x => x);
        var results = LaneRunner.Run(function, x, y);

        var error = new UlpError();
        for (var i = 0; i < x.Length; i++)
        {
            var second = y?[i] ?? 0;
            var near = LaneReference.Of(function, x[i], second);
            if (double.IsFinite(x[i]) && double.IsFinite(second) && !(x[i] == 0 && function == LaneFunction.Pow) && IsInReach(function, x[i]) && Math.Abs(near) is > 1e-320 and < double.PositiveInfinity)
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

    internal static (T[] X, T[] Y) PowerArguments<T>(int count, Func<double, T> convert)
    {
        var random = new Random(2);
        var x = new List<T>();
        var y = new List<T>();
        void Add(double a, double b)
        {
            x.Add(convert(a));
            y.Add(convert(b));
        }

        double[] edges =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 4, 1e-40, -1e-40, 1e-310, 1e30, 1e300, -1e300, 16777217, -16777219,
            9007199254740991, 9007199254740993, 1e16, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.9999999, 1.0000001,
        ];
        foreach (var a in edges)
            foreach (var b in edges) Add(a, b);
        for (var i = 0; i < count; i++)
        {
            var sign = random.Next(2) == 0 ? 1 : -1;
            var a = Math.ScaleB(1 + random.NextDouble(), random.Next(-30, 30));
            switch (i % 5)
            {
                case 0: Add(a, sign * 5 * random.NextDouble()); break;
                case 1: Add(1 + sign * 0.3 * random.NextDouble(), 500 * (random.NextDouble() - 0.5)); break;
                case 2: Add(sign * a, random.Next(-20, 20)); break;
                case 3: Add(1 + sign * Math.Exp(-15 * random.NextDouble()) / 2, sign * Math.Exp(8 * random.NextDouble())); break;
                default: Add(Math.ScaleB(1 + random.NextDouble(), random.Next(-1070, 1020)), 2 * random.NextDouble() - 1); break;
            }
        }

        return ([.. x], [.. y]);
    }

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
