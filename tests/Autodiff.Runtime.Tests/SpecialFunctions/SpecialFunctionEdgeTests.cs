namespace Autodiff.Tests;

public sealed class SpecialFunctionEdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Erf", 0.0, 0.0)]
    [InlineData("Erf", Infinity, 1.0)]
    [InlineData("Erf", -Infinity, -1.0)]
    [InlineData("Erf", double.Epsilon, double.Epsilon)]
    [InlineData("Erfc", Infinity, 0.0)]
    [InlineData("Erfc", -Infinity, 2.0)]
    [InlineData("Erfc", 0.0, 1.0)]
    [InlineData("Erfc", 1e300, 0.0)]
    [InlineData("NormalPdf", Infinity, 0.0)]
    [InlineData("NormalPdf", -1e200, 0.0)]
    [InlineData("NormalPdf", 0.0, 0.3989422804014327)]
    [InlineData("NormalCdf", Infinity, 1.0)]
    [InlineData("NormalCdf", -Infinity, 0.0)]
    [InlineData("NormalCdf", 0.0, 0.5)]
    [InlineData("NormalCdf", 1e200, 1.0)]
    [InlineData("NormalQuantile", 0.0, -Infinity)]
    [InlineData("NormalQuantile", 1.0, Infinity)]
    [InlineData("NormalQuantile", 0.5, 0.0)]
    [InlineData("NormalQuantile", -1e-300, double.NaN)]
    [InlineData("NormalQuantile", 1.0000000000000002, double.NaN)]
    [InlineData("NormalQuantile", Infinity, double.NaN)]
    [InlineData("LogGamma", 0.0, Infinity)]
    [InlineData("LogGamma", -3.0, Infinity)]
    [InlineData("LogGamma", -1e300, Infinity)]
    [InlineData("LogGamma", Infinity, Infinity)]
    [InlineData("LogGamma", -Infinity, Infinity)]
    [InlineData("LogGamma", 1.0, 0.0)]
    [InlineData("LogGamma", 2.0, 0.0)]
    [InlineData("LogGamma", 1e306, Infinity)]
    [InlineData("LogGamma", double.Epsilon, 744.4400719213812)]
    [InlineData("Digamma", 0.0, -Infinity)]
    [InlineData("Digamma", -2.0, double.NaN)]
    [InlineData("Digamma", Infinity, Infinity)]
    [InlineData("Digamma", -Infinity, double.NaN)]
    [InlineData("Trigamma", 0.0, Infinity)]
    [InlineData("Trigamma", -2.0, Infinity)]
    [InlineData("Trigamma", Infinity, 0.0)]
    [InlineData("Trigamma", -Infinity, double.NaN)]
    public void Edge(string name, double x, double expected)
    {
        var (function, single) = Function(name);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(function(x) is var y && double.IsNaN(y) ? double.NaN : y));
        if ((float)x == x)
            Assert.Equal((float)expected, single((float)x));
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
    public void NaN_gives_NaN(string name)
    {
        var (function, single) = Function(name);
        Assert.True(double.IsNaN(function(double.NaN)));
        Assert.True(float.IsNaN(single(float.NaN)));
    }

    [Fact]
    public void Negative_zero_is_told_apart()
    {
        Assert.True(double.IsNegative(SpecialFunctions.Erf(-0.0)));
        Assert.Equal(Infinity, SpecialFunctions.Digamma(-0.0));
        Assert.Equal(Infinity, SpecialFunctions.LogGamma(-0.0));
    }

    [Fact]
    public void Polygamma_at_its_poles_and_ends()
    {
        Assert.Equal(-Infinity, SpecialFunctions.Polygamma(2, 0.0));
        Assert.Equal(Infinity, SpecialFunctions.Polygamma(2, -0.0));
        Assert.Equal(Infinity, SpecialFunctions.Polygamma(3, -0.0));
        Assert.Equal(double.NaN, SpecialFunctions.Polygamma(2, -4));
        Assert.Equal(Infinity, SpecialFunctions.Polygamma(3, -4));
        Assert.Equal(0, SpecialFunctions.Polygamma(2, Infinity));
        Assert.Equal(double.NaN, SpecialFunctions.Polygamma(3, -Infinity));
        Assert.Equal(double.NaN, SpecialFunctions.Polygamma(2, double.NaN));
        Assert.Equal(SpecialFunctions.Digamma(0.3), SpecialFunctions.Polygamma(0, 0.3));
        Assert.Equal(SpecialFunctions.Trigamma(0.3), SpecialFunctions.Polygamma(1, 0.3));
        Assert.Equal((float)SpecialFunctions.Polygamma(2, 0.25), SpecialFunctions.Polygamma(2, 0.25f));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpecialFunctions.Polygamma(-1, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpecialFunctions.Polygamma(101, 1.0));
    }

    [Theory]
    [InlineData(0.0, 1.0, Infinity)]
    [InlineData(1.0, 0.0, Infinity)]
    [InlineData(0.0, 0.0, Infinity)]
    [InlineData(0.0, Infinity, double.NaN)]
    [InlineData(Infinity, 2.0, 0.0)]
    [InlineData(Infinity, Infinity, 0.0)]
    [InlineData(1e308, 1.7e308, 0.0)]
    [InlineData(-0.5, 1.0, double.NaN)]
    [InlineData(1.0, -1e-300, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(double.Epsilon, 1.0, Infinity)]
    [InlineData(1e300, 0.5, 1.7724538509055159e-150)]
    [InlineData(1e-200, 1e-200, 2e200)]
    [InlineData(1000.0, 1000.0, 0.0)]
    public void Beta_edge(double a, double b, double expected)
    {
        Assert.Equal(expected, SpecialFunctions.Beta(a, b));
        Assert.Equal(expected, SpecialFunctions.Beta(b, a));
        Assert.Equal((float)SpecialFunctions.Beta(0.25, 3.5), SpecialFunctions.Beta(0.25f, 3.5f));
    }

    [Fact]
    public void Beta_is_right_to_one_place_where_it_is_subnormal()
    {
        Assert.InRange(SpecialFunctions.Beta(1.7e308, 1), Math.BitDecrement(1 / 1.7e308), Math.BitIncrement(1 / 1.7e308));
    }

    [Fact]
    public void The_difference_of_digammas_outside_the_positive_numbers_is_the_plain_one()
    {
        Assert.Equal(SpecialFunctions.Digamma(-0.25) - SpecialFunctions.Digamma(-0.75), SpecialFunctions.DigammaDifference(-0.75, 0.5));
        Assert.Equal(SpecialFunctions.Digamma(0.5) - SpecialFunctions.Digamma(0.75), SpecialFunctions.DigammaDifference(0.75, -0.25));
        Assert.Equal(Infinity, SpecialFunctions.DigammaDifference(1, Infinity));
        Assert.Equal(0, SpecialFunctions.DigammaDifference(3, 0.0));
        Assert.Equal(double.NaN, SpecialFunctions.DigammaDifference(double.NaN, 1));
        Assert.Equal((float)SpecialFunctions.DigammaDifference(0.5, 2.0), SpecialFunctions.DigammaDifference(0.5f, 2f));
    }

    [Fact]
    public void Quantile_and_distribution_function_are_inverse_down_to_the_smallest_numbers()
    {
        for (var exponent = -1; exponent >= -300; exponent--)
        {
            var p = Math.Pow(10, exponent);
            var x = SpecialFunctions.NormalQuantile(p);
            Assert.Equal(1, SpecialFunctions.NormalCdf(x) / p, 1e-12);
        }
    }

    private static (Func<double, double> Double, Func<float, float> Single) Function(string name) => name switch
    {
        "Erf" => (SpecialFunctions.Erf, SpecialFunctions.Erf),
        "Erfc" => (SpecialFunctions.Erfc, SpecialFunctions.Erfc),
        "NormalPdf" => (SpecialFunctions.NormalPdf, SpecialFunctions.NormalPdf),
        "NormalCdf" => (SpecialFunctions.NormalCdf, SpecialFunctions.NormalCdf),
        "NormalQuantile" => (SpecialFunctions.NormalQuantile, SpecialFunctions.NormalQuantile),
        "LogGamma" => (SpecialFunctions.LogGamma, SpecialFunctions.LogGamma),
        "Digamma" => (SpecialFunctions.Digamma, SpecialFunctions.Digamma),
        _ => (SpecialFunctions.Trigamma, SpecialFunctions.Trigamma),
    };
}
