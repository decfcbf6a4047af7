namespace Autodiff.Tests;

public sealed class GradientCheckTests
{
    private static double Wave(double[] x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++) sum += Math.Sin((i + 1) * x[i]) + (i > 0 ? x[i] * x[i - 1] : 0);
        return sum;
    }

    private static double[] WaveGradient(double[] x)
    {
        var gradient = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            gradient[i] += (i + 1) * Math.Cos((i + 1) * x[i]);
            if (i == 0) continue;
            gradient[i] += x[i - 1];
            gradient[i - 1] += x[i];
        }

        return gradient;
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(-2.5)]
    [InlineData(1e4)]
    [InlineData(700.0)]
    public void Right_derivatives_pass_at_points_of_any_size(double x)
    {
        GradientCheck.Verify(Math.Sin, Math.Cos, x);
        GradientCheck.Verify(v => v * v * v, v => 3 * v * v, x);
        GradientCheck.Verify(v => 1 / (1 + v * v), v => -2 * v / ((1 + v * v) * (1 + v * v)), x);
        GradientCheck.Verify(v => 1e6 + v, _ => 1, x);
        GradientCheck.Verify(_ => 4, _ => 0, x);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-8)]
    [InlineData(0.01)]
    [InlineData(1e100)]
    public void The_edge_of_the_domain_is_no_obstacle(double x) => GradientCheck.Verify(Math.Log, v => 1 / v, x);

    [Fact]
    public void Gradients_of_two_and_three_numbers_and_of_arrays_pass()
    {
        GradientCheck.Verify((x, y) => x * Math.Exp(y), (x, y) => (Math.Exp(y), x * Math.Exp(y)), 1.5, -0.5);
        GradientCheck.Verify((x, y, z) => x * y / z, (x, y, z) => (y / z, x / z, -x * y / (z * z)), 1.5, -0.5, 3.0);
        GradientCheck.Verify(Wave, WaveGradient, [0.3, -1, 2, 0, 5]);
        GradientCheck.Verify(_ => 3, x => new double[x.Length], new double[0]);
        GradientCheck.Verify(x => MathF.Sin(x) * x, x => MathF.Cos(x) * x + MathF.Sin(x), 1.25f);
        GradientCheck.Verify(x => x[0] * x[1], x => [x[1], x[0]], new[] { 2.5f, -3f });
    }

    [Fact]
    public void Derivatives_of_the_special_functions_pass()
    {
        foreach (var x in new[] { -3.2, -0.4, 0.1, 0.45, 0.6, 1, 1.46, 2, 3.9, 8, 25 })
        {
            GradientCheck.Verify(SpecialFunctions.Erf, v => 2 / Math.Sqrt(Math.PI) * Math.Exp(-v * v), x);
            GradientCheck.Verify(SpecialFunctions.Erfc, v => -2 / Math.Sqrt(Math.PI) * Math.Exp(-v * v), x);
            GradientCheck.Verify(SpecialFunctions.NormalPdf, v => -v * SpecialFunctions.NormalPdf(v), x);
            GradientCheck.Verify(SpecialFunctions.NormalCdf, SpecialFunctions.NormalPdf, x);
            GradientCheck.Verify(SpecialFunctions.LogGamma, SpecialFunctions.Digamma, x);
            GradientCheck.Verify(SpecialFunctions.Digamma, SpecialFunctions.Trigamma, x);
            GradientCheck.Verify(SpecialFunctions.Trigamma, v => SpecialFunctions.Polygamma(2, v), x);
            GradientCheck.Verify(v => SpecialFunctions.Polygamma(2, v), v => SpecialFunctions.Polygamma(3, v), x);
            if (x is > 0 and < 1)
                GradientCheck.Verify(SpecialFunctions.NormalQuantile, v => 1 / SpecialFunctions.NormalPdf(SpecialFunctions.NormalQuantile(v)), x);
            if (x > 0)
                GradientCheck.Verify(SpecialFunctions.Beta, BetaGradient, x, 0.7);
        }

        static (double, double) BetaGradient(double a, double b)
        {
            var beta = SpecialFunctions.Beta(a, b);
            return (-beta * SpecialFunctions.DigammaDifference(a, b), -beta * SpecialFunctions.DigammaDifference(b, a));
        }
    }

    [Theory]
    [InlineData("sign")]
    [InlineData("factor")]
    [InlineData("missing term")]
    [InlineData("one element")]
    [InlineData("a millionth part")]
    public void Subtly_wrong_gradients_fail_and_the_element_is_named(string mistake)
    {
        double[] weights = [0.3, -1, 2, 0.5, 5];
        var result = GradientCheck.Check(Wave, Mistaken, weights);

        Assert.False(result.Passed);
        var failure = Assert.Single(result.Failures);
        Assert.Equal("weights[2]", failure.Name);
        Assert.Equal(GradientCheckVerdict.Wrong, failure.Verdict);
        Assert.Equal(Mistaken(weights)[2], failure.Analytic);
        Assert.Equal(WaveGradient(weights)[2], failure.Numeric, 1e-8);
        Assert.Equal(failure.AbsoluteError, Math.Abs(failure.Analytic - failure.Numeric));
        Assert.InRange(failure.RelativeError, 1e-6, 10);
        Assert.Equal(5, result.Elements.Count);
        Assert.Contains("weights[2]: analytic", result.ToString());

        var error = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Wave, Mistaken, weights));
        Assert.Equal(result.ToString(), error.Message);
        Assert.Equal("weights[2]", error.Result.Failures[0].Name);

        double[] Mistaken(double[] x)
        {
            var gradient = WaveGradient(x);
            gradient[2] = mistake switch
            {
                "sign" => -gradient[2],
                "factor" => gradient[2] * 2,
                "missing term" => gradient[2] - x[3],
                "one element" => gradient[2] + 1e-3,
                _ => gradient[2] * (1 + 4e-6),
            };
            return gradient;
        }
    }

    [Fact]
    public void All_wrong_elements_are_listed_worst_first()
    {
        var x = new double[] { 1, 2, 3, 4 };
        var result = GradientCheck.Check(v => v.Sum(), _ => [1, 1.5, 0, 1.001], x);
        Assert.Equal(["x[2]", "x[1]", "x[3]"], result.Failures.Select(failure => failure.Name));
        Assert.Equal(1, result.WorstError, 1e-9);
        Assert.StartsWith("Gradient check failed: 4 compared, 3 wrong, 0 unresolved, 0 at a kink; worst error 1.", result.ToString());
    }

    [Fact]
    public void Wrong_scalars_are_named_by_the_argument()
    {
        double price = 3, rate = 0.5;
        var result = GradientCheck.Check((x, y) => x * y, (x, y) => (y, -x), price, rate);
        Assert.Equal("rate", Assert.Single(result.Failures).Name);
        result = GradientCheck.Check((x, y, z) => x * y + z, (x, y, z) => (y, x, 0), price, rate, 2.0);
        Assert.Equal("z", Assert.Single(result.Failures).Name);
        Assert.Equal("x", Assert.Single(GradientCheck.Check(x => x, _ => 2f, 1f).Failures).Name);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void A_kink_is_said_to_be_one_and_any_value_between_its_sides_passes(double choice)
    {
        var result = GradientCheck.Check(x => Math.Max(x, 0) + 3 * x, _ => 3 + choice, 0.0);
        Assert.True(result.Passed);
        if (choice == 0.5) return; // the central difference itself: nothing to explain
        var kink = Assert.Single(result.Kinks);
        Assert.Equal(GradientCheckVerdict.Kink, kink.Verdict);
        Assert.Contains("kink here, with derivatives 3 and 4 on its sides", result.ToString());
    }

    [Fact]
    public void A_value_outside_the_sides_of_a_kink_is_wrong()
    {
        var failure = Assert.Single(GradientCheck.Check(Math.Abs, _ => 1.5, 0.0).Failures);
        Assert.Equal(GradientCheckVerdict.Wrong, failure.Verdict);
        Assert.Contains("kink", failure.Note);
    }

    [Fact]
    public void A_kink_nearby_does_not_disturb()
    {
        GradientCheck.Verify(x => Math.Abs(x - 1e-3), _ => -1, 0.0);
        GradientCheck.Verify(x => Math.Max(x * x, 0.25), _ => 0, 0.4999);
        Assert.False(GradientCheck.Check(x => Math.Abs(x - 1e-3), _ => 1, 0.0).Passed);
    }

    [Fact]
    public void What_does_not_converge_is_unresolved_and_not_called_wrong()
    {
        var result = GradientCheck.Check(x => x == 0 ? 0 : Math.Sqrt(Math.Abs(x)) * Math.Sign(x), _ => 1, 0.0);
        Assert.False(result.Passed);
        Assert.Equal(GradientCheckVerdict.Unresolved, Assert.Single(result.Failures).Verdict);
        Assert.Contains("does not converge", result.ToString());
        Assert.Contains("0 wrong, 1 unresolved", result.ToString());
    }

    [Fact]
    public void Values_that_are_not_finite_are_named()
    {
        AssertNotFinite(GradientCheck.Check(x => x * x, _ => double.NaN, 1.0), "the analytic derivative is NaN");
        AssertNotFinite(GradientCheck.Check(x => 1 / x, _ => 1, 0.0), "the function is ∞ at this point");
        AssertNotFinite(GradientCheck.Check(x => x == 2 ? 1 : double.NaN, _ => 0, 2.0), "not finite around");
        Assert.Equal(double.PositiveInfinity, GradientCheck.Check(x => x * x, _ => double.NaN, 1.0).WorstError);

        static void AssertNotFinite(GradientCheckResult result, string note)
        {
            var failure = Assert.Single(result.Failures);
            Assert.Equal(GradientCheckVerdict.NotFinite, failure.Verdict);
            Assert.Contains(note, failure.ToString().Replace("Infinity", "∞"));
        }
    }

    [Fact]
    public void Parameters_of_any_shape_are_varied_in_place_and_restored()
    {
        double[,] m = { { 1, 2, 3 }, { 4, 5, 6 } };
        double[]?[] rows = [[1, 2], null, [], [3]];
        double[] a = [0.5, 0.25];
        var scale = 2.0;
        double Function() => scale * m.Cast<double>().Sum(v => v * v) + rows.Sum(row => row?.Sum(v => v * v * v) ?? 0) + a[0] * a[1];

        var result = Check(scale);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(2 + 6 + 3 + 1, result.Elements.Count);
        Assert.Equal((1, 6, 2, 0.25, 2), (m[0, 0], m[1, 2], rows[0]![1], a[1], scale));

        result = Check(wrong: 3);
        Assert.Equal("m[1, 2]", result.Failures[0].Name);
        Assert.Equal(6, result.Failures.Count);
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Function, [CheckedParameter.Create("rows", rows, rows)]));
        Assert.Contains("rows[0][1]", GradientCheck.Check(Function, [CheckedParameter.Create("rows", rows, rows)]).ToString());

        GradientCheckResult Check(double wrong) => GradientCheck.Check(Function,
        [
            CheckedParameter.Create("a", a, [a[1], a[0]]),
            CheckedParameter.Create("m", m, new double[,] { { 2 * wrong, 4 * wrong, 6 * wrong }, { 8 * wrong, 10 * wrong, 12 * wrong } }),
            CheckedParameter.Create("rows", rows, [[3, 12], null, [], [27]]),
            CheckedParameter.Create("scale", scale, v => scale = v, 91),
        ]);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Check(null!, Math.Cos, 1.0));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Check(Wave, null!, [1]));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Check(Wave, WaveGradient, null!));
        Assert.Contains("x[1] is NaN", Assert.Throws<ArgumentException>(() => GradientCheck.Check(Wave, WaveGradient, [1, double.NaN])).Message);
        Assert.Contains("has length 1, but 'x' has length 2", Assert.Throws<ArgumentException>(() => GradientCheck.Check(Wave, _ => [1], [1, 2])).Message);
        Assert.Throws<ArgumentException>(() => GradientCheck.Check(Wave, _ => null!, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { RelativeTolerance = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { AbsoluteTolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Directions = -1 });
        Assert.Throws<ArgumentException>(() => CheckedParameter.Create("a", new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => CheckedParameter.Create("m", new double[2, 1], new double[1, 2]));
        Assert.Throws<NotSupportedException>(() => CheckedParameter.Create("h", new Half[1], new Half[1]));
    }

    [Fact]
    public void Tolerances_are_the_callers_choice()
    {
        Assert.False(GradientCheck.Check(x => x * x, x => 2.01 * x, 1.0).Passed);
        Assert.True(GradientCheck.Check(x => x * x, x => 2.01 * x, 1.0, new GradientCheckOptions { RelativeTolerance = 0.01 }).Passed);
        Assert.True(GradientCheck.Check(x => x * x, x => 2.01 * x, 1.0, new GradientCheckOptions { AbsoluteTolerance = 0.02 }).Passed);
    }
}
