namespace Autodiff.Tests;

/// <summary>JVP and VJP of <c>f(x) = (x0 x1, sin x1, x0 + x2^2)</c>, right and with mistakes.</summary>
public sealed class GradientCheckModesTests
{
    private static readonly double[] s_point = [1.5, -0.5, 2];

    private static double[] Function(double[] x) => [x[0] * x[1], Math.Sin(x[1]), x[0] + x[2] * x[2]];

    private static (double[] Value, double[] Tangent) Jvp(double[] x, double[] t) =>
        (Function(x), [x[0] * t[1] + x[1] * t[0], Math.Cos(x[1]) * t[1], t[0] + 2 * x[2] * t[2]]);

    private static (double[] Value, double[] Gradient) Vjp(double[] x, double[] u) =>
        (Function(x), [x[1] * u[0] + u[2], x[0] * u[0] + Math.Cos(x[1]) * u[1], 2 * x[2] * u[2]]);

    [Fact]
    public void Right_ones_pass()
    {
        GradientCheck.Verify(Function, Jvp, Vjp, s_point);
        var result = GradientCheck.Check(Function, Jvp, Vjp, s_point);
        Assert.Equal(2 * 9 + 4, result.Elements.Count);
        Assert.InRange(result.WorstError, 0, 1e-8);
    }

    [Fact]
    public void Single_precision_passes()
    {
        GradientCheck.Verify(
            x => [x[0] * x[1], MathF.Exp(x[0])],
            (x, t) => ([x[0] * x[1], MathF.Exp(x[0])], [x[0] * t[1] + x[1] * t[0], MathF.Exp(x[0]) * t[0]]),
            (x, u) => ([x[0] * x[1], MathF.Exp(x[0])], [x[1] * u[0] + MathF.Exp(x[0]) * u[1], x[0] * u[0]]),
            new[] { 0.75f, -2f });
    }

    [Fact]
    public void A_wrong_VJP_is_told_from_a_right_JVP()
    {
        var result = GradientCheck.Check(Function, Jvp, Wrong, s_point);
        var elements = result.Failures.Where(failure => !failure.Name.StartsWith("dot-product", StringComparison.Ordinal));
        Assert.Equal("vjp: d f[2] / d s_point[2]", Assert.Single(elements).Name);
        Assert.Equal(4, result.Failures.Count(failure => failure.Name.StartsWith("dot-product", StringComparison.Ordinal)));
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Function, Jvp, Wrong, s_point));

        static (double[], double[]) Wrong(double[] x, double[] u)
        {
            var (value, gradient) = Vjp(x, u);
            gradient[2] = x[2] * u[2];
            return (value, gradient);
        }
    }

    [Fact]
    public void A_wrong_JVP_is_told_from_a_right_VJP()
    {
        var result = GradientCheck.Check(
            Function, (x, t) => (Function(x), [x[1] * t[0], Math.Cos(x[1]) * t[1], t[0] + 2 * x[2] * t[2]]), Vjp, s_point);
        Assert.Contains(result.Failures, failure => failure.Name == "jvp: d f[0] / d s_point[1]");
        Assert.DoesNotContain(result.Failures, failure => failure.Name.StartsWith("vjp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_derivative_that_is_not_linear_in_its_direction_fails_the_identity()
    {
        var result = GradientCheck.Check(Function, (x, t) => (Function(x), [.. Jvp(x, t).Tangent.Select(v => v * Norm(t))]), Vjp, s_point);
        Assert.NotEmpty(result.Failures);
        Assert.All(result.Failures, failure => Assert.StartsWith("dot-product identity", failure.Name));

        static double Norm(double[] t) => Math.Sqrt(t.Sum(v => v * v));
    }

    [Fact]
    public void A_wrong_value_is_named()
    {
        var result = GradientCheck.Check(Function, Jvp, (x, u) => ([x[0] * x[1], Math.Sin(x[1]), x[0]], Vjp(x, u).Gradient), s_point);
        Assert.Equal("vjp: value[2]", Assert.Single(result.Failures).Name);
    }

    [Fact]
    public void A_point_changed_by_the_function_or_its_derivatives_does_no_harm()
    {
        var point = (double[])s_point.Clone();
        GradientCheck.Verify(Spoil, (x, t) => { var r = Jvp(x, t); x[0] = 99; return r; }, (x, u) => { var r = Vjp(x, u); x[0] = 99; return r; }, point);
        Assert.Equal(s_point, point);

        static double[] Spoil(double[] x)
        {
            var value = Function(x);
            Array.Clear(x);
            return value;
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => GradientCheck.Check(Function, (x, t) => (Function(x), [1]), Vjp, s_point));
        Assert.Contains("The tangent that the JVP returned has length 1, but the result has length 3", error.Message);
        error = Assert.Throws<ArgumentException>(() => GradientCheck.Check(Function, Jvp, (x, u) => (Function(x), null!), s_point));
        Assert.Contains("The gradient that the VJP returned is null", error.Message);
        error = Assert.Throws<ArgumentException>(() => GradientCheck.Check(x => new double[x[0] > 1.5 ? 2 : 1], (x, t) => (new double[1], new double[1]), (x, u) => (new double[1], new double[3]), s_point));
        Assert.Contains("length 1, but another evaluation gave length 2", error.Message);
    }
}
