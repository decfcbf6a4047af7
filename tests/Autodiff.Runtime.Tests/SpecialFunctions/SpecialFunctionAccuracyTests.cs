namespace Autodiff.Tests;

/// <summary>
/// Errors against references of more than 100 digits. The bounds are those the documentation states; they were measured
/// over a hundred times as many points as are drawn here (ACCURACY_SAMPLES=10000).
/// </summary>
public sealed class SpecialFunctionAccuracyTests
{
    private static readonly int s_samples = int.TryParse(Environment.GetEnvironmentVariable("ACCURACY_SAMPLES"), out var n) ? n : 100;

    public static TheoryData<string, double> OneArgument() => new()
    {
        { "Erf", 2 },
        { "Erfc", 4 },
        { "NormalPdf", 2.5 },
        { "NormalCdf", 3.5 },
        { "NormalQuantile", 3.5 },
        { "LogGamma", 4 },
        { "Digamma", 3.5 },
        { "Trigamma", 3.5 },
        { "Trigamma of negative x", 6 },
        { "Polygamma 2", 7 },
        { "Polygamma 3", 7 },
        { "Polygamma 4", 7 },
    };

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void Error_is_within_the_stated_bound(string name, double bound)
    {
        var (computed, exact, samples) = Case(name);
        var error = new UlpError();
        foreach (var x in samples)
        {
            error.Add($"{name}({x:R})", computed(x), exact(x));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {error.Worst:F3} ulp at {error.Where}");
        error.AssertAtMost(bound);
    }

    [Theory]
    [InlineData("Erf")]
    [InlineData("Erfc")]
    [InlineData("NormalPdf")]
    [InlineData("NormalCdf")]
    [InlineData("NormalQuantile")]
    [InlineData("LogGamma")]
    [InlineData("Digamma")]
    [InlineData("Trigamma")]
    public void The_single_form_is_rounded_once(string name)
    {
        Func<float, float> single = name switch
        {
            "Erf" => SpecialFunctions.Erf,
            "Erfc" => SpecialFunctions.Erfc,
            "NormalPdf" => SpecialFunctions.NormalPdf,
            "NormalCdf" => SpecialFunctions.NormalCdf,
            "NormalQuantile" => SpecialFunctions.NormalQuantile,
            "LogGamma" => SpecialFunctions.LogGamma,
            "Digamma" => SpecialFunctions.Digamma,
            _ => SpecialFunctions.Trigamma,
        };
        var (_, exact, samples) = Case(name);
        var error = new UlpError();
        foreach (var sample in samples)
        {
            var x = (float)sample;
            if (x == 0 || !float.IsFinite(x) || (name == "NormalQuantile" && x >= 1)) continue;
            var value = exact(x);
            if (value.IsZero || value.Binade < 127) error.Add($"{name}({x:R}f)", single(x), value, single: true);
        }

        error.AssertAtMost(0.51);
    }

    [Fact]
    public void Beta_is_within_the_stated_bound()
    {
        var error = new UlpError();
        var random = new Random(7);
        for (var i = 0; i < s_samples; i++)
        {
            var a = Math.Pow(10, random.NextDouble() * 14 - 6);
            var b = Math.Pow(10, random.NextDouble() * (i % 2 == 0 ? 8 : 3) - 6);
            Compare(a, b);
            Compare(b, a);
        }

        foreach (var a in new[] { 1e-300, 0.5, 1, 2, 7.999999999, 8, 8.5, 30, 500 })
        {
            foreach (var b in new[] { 1e-20, 0.5, 1, 3, 8, 400.25 }) Compare(a, b);
        }

        Compare(1e25, 8);
        Compare(1e25, 0.25);
        TestContext.Current.TestOutputHelper?.WriteLine($"Beta: {error.Worst:F3} ulp at {error.Where}");
        error.AssertAtMost(2);

        void Compare(double a, double b)
        {
            var exact = SpecialFunctionReference.Beta(a, b);
            if (exact.IsZero || exact.Binade is < -1080 or > 1023) return;
            error.Add($"Beta({a:R}, {b:R})", SpecialFunctions.Beta(a, b), exact);
        }
    }

    [Fact]
    public void The_difference_of_digammas_is_within_the_stated_bound()
    {
        var error = new UlpError();
        var random = new Random(8);
        for (var i = 0; i < s_samples; i++)
        {
            var x = Math.Pow(10, random.NextDouble() * 16 - 6);
            var step = Math.Pow(10, random.NextDouble() * 20 - 12);
            var exact = SpecialFunctionReference.Polygamma(0, (BigReal)x + step) - SpecialFunctionReference.Polygamma(0, x);
            error.Add($"DigammaDifference({x:R}, {step:R})", SpecialFunctions.DigammaDifference(x, step), exact);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"DigammaDifference: {error.Worst:F3} ulp at {error.Where}");
        error.AssertAtMost(3);
    }

    [Fact]
    public void Negative_arguments_have_the_stated_absolute_error()
    {
        double worstLogGamma = 0, worstDigamma = 0, worstPolygamma = 0;
        foreach (var x in Negative(2 * s_samples))
        {
            var exact = SpecialFunctionReference.LogGamma(x);
            var scale = 1 + Math.Abs(SpecialFunctions.LogGamma(-x)) + Math.Abs((double)exact);
            Record(ref worstLogGamma, SpecialFunctions.LogGamma(x), exact, scale);

            exact = SpecialFunctionReference.Polygamma(0, x);
            scale = 1 + Math.Abs(SpecialFunctions.Digamma(1 - x)) + Math.Abs((double)exact);
            Record(ref worstDigamma, SpecialFunctions.Digamma(x), exact, scale);

            exact = SpecialFunctionReference.Polygamma(2, x);
            scale = Math.Max(Math.Abs(SpecialFunctions.Polygamma(2, 1 - x)), Math.Abs((double)exact));
            Record(ref worstPolygamma, SpecialFunctions.Polygamma(2, x), exact, scale);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{worstLogGamma:G3} {worstDigamma:G3} {worstPolygamma:G3}");
        Assert.True(worstLogGamma <= 3e-16, $"LogGamma: {worstLogGamma:G3}");
        Assert.True(worstDigamma <= 5e-16, $"Digamma: {worstDigamma:G3}");
        Assert.True(worstPolygamma <= 1e-15, $"Polygamma: {worstPolygamma:G3}");

        static void Record(ref double worst, double computed, BigReal exact, double scale)
        {
            Assert.True(double.IsFinite(computed));
            worst = Math.Max(worst, Math.Abs((double)(computed - exact)) / scale);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(100)]
    public void Polygamma_of_high_order_is_right_to_thirteen_digits(int order)
    {
        foreach (var x in new[] { 0.01, 0.9, 1.5, 12, 130, -0.75, -3.3, -7.5000001 })
        {
            var exact = SpecialFunctionReference.Polygamma(order, x);
            if (exact.Binade > 1023)
            {
                Assert.Equal(double.NegativeInfinity, SpecialFunctions.Polygamma(order, x));
                continue;
            }

            var error = (double)BigReal.Abs((SpecialFunctions.Polygamma(order, x) - exact) / exact);
            Assert.True(error < 1e-13, $"Polygamma({order}, {x}): relative error {error:G3}");
        }
    }

    private static (Func<double, double> Computed, Func<double, BigReal> Exact, IEnumerable<double> Samples) Case(string name) =>
        name switch
        {
            "Erf" => (SpecialFunctions.Erf, x => SpecialFunctionReference.Erf(x), [.. Uniform(-6, 6), .. Uniform(-1, 1), .. Small()]),
            "Erfc" => (SpecialFunctions.Erfc, x => SpecialFunctionReference.Erfc(x),
                [.. Uniform(-6.5, 6), .. Uniform(0, 27.5), .. Uniform(0.4, 2), 0.5, -0.5, 2, 6, 26.6, 27.2]),
            "NormalPdf" => (SpecialFunctions.NormalPdf, x => SpecialFunctionReference.NormalPdf(x),
                [.. Uniform(-5, 5), .. Uniform(-39, 39), 37.9, 38.5, 38.6, 0]),
            "NormalCdf" => (SpecialFunctions.NormalCdf, x => SpecialFunctionReference.NormalCdf(x),
                [.. Uniform(-5, 9), .. Uniform(-38.6, 0), .. Uniform(-1, 1), -37.5, -38.4, 0]),
            "NormalQuantile" => (SpecialFunctions.NormalQuantile,
                p => SpecialFunctionReference.NormalQuantile(p, SpecialFunctions.NormalQuantile(p)),
                [.. Uniform(0, 1), .. Uniform(0, 0.1), .. Uniform(0.9, 1), .. Probabilities(), 1 - 1e-16, 1e-300, double.Epsilon, 0.075, 0.925]),
            "LogGamma" => (SpecialFunctions.LogGamma, x => SpecialFunctionReference.LogGamma(x),
                [.. Uniform(0, 4), .. Uniform(-0.5, 0.5), .. Uniform(2, 10), .. Near(1), .. Near(2), .. Magnitudes()]),
            "Digamma" => (SpecialFunctions.Digamma, x => SpecialFunctionReference.Polygamma(0, x),
                [.. Uniform(0, 4), .. Uniform(1, 10), .. Near(1.4616321449683622), .. Near(1), .. Magnitudes()]),
            "Trigamma" => (SpecialFunctions.Trigamma, x => SpecialFunctionReference.Polygamma(1, x),
                [.. Uniform(0, 4), .. Uniform(1, 10), .. Magnitudes()]),
            "Trigamma of negative x" => (SpecialFunctions.Trigamma, x => SpecialFunctionReference.Polygamma(1, x), Negative(s_samples)),
            _ => (x => SpecialFunctions.Polygamma(name[^1] - '0', x), x => SpecialFunctionReference.Polygamma(name[^1] - '0', x),
                [.. Uniform(0, 20), .. Uniform(0, 2), .. Magnitudes().Where(x => x > 1e-50)]),
        };

    private static IEnumerable<double> Uniform(double from, double to)
    {
        var random = new Random(1);
        for (var i = 0; i < s_samples; i++) yield return from + (to - from) * random.NextDouble();
    }

    private static IEnumerable<double> Small()
    {
        for (var e = -1; e > -300; e -= 7) yield return 1.7 * Math.Pow(10, e);
    }

    private static IEnumerable<double> Magnitudes()
    {
        var random = new Random(2);
        for (var i = 0; i < s_samples; i++) yield return Math.Pow(10, random.NextDouble() * 24 - 8);
        for (var e = -100; e <= 30; e += 5) yield return 2.3 * Math.Pow(10, e);
    }

    private static IEnumerable<double> Probabilities()
    {
        var random = new Random(3);
        for (var i = 0; i < s_samples; i++) yield return Math.Pow(10, -random.NextDouble() * 322);
    }

    private static IEnumerable<double> Near(double x)
    {
        for (var k = 1; k < 52; k++)
        {
            yield return x + Math.ScaleB(1, -k);
            yield return x - Math.ScaleB(1, -k);
        }

        if (x != 1 && x != 2) yield return x;
    }

    private static IEnumerable<double> Negative(int count)
    {
        var random = new Random(4);
        for (var i = 0; i < count; i++)
        {
            var x = -random.NextDouble() * (i % 3 == 0 ? 3 : 40);
            if (x != Math.Floor(x)) yield return x;
        }

        for (var n = -1; n >= -10; n--)
        {
            yield return n + 1e-5;
            yield return n - 1e-9;
            yield return n + 0.5;
        }
    }
}
