using Autodiff.Benchmarks.Handwritten;
using Autodiff.Samples.AdBench.Data;
using Xunit;

namespace Autodiff.EndToEnd.Tests.AdBench;

/// <summary>The hand-written peers of the benchmarks: value equal to the primal's, derivatives right.</summary>
public sealed class HandwrittenTests
{
    public static TheoryData<string> GmmFiles => AdBenchData.Gmm;

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    [InlineData(10, 0)]
    [InlineData(17, 24)]
    public void Heat_is_differentiated(int length, int steps)
    {
        var u0 = Numbers(length, 1);
        var gradient = new double[length];

        var value = Heat.EnergyValueAndGradient(u0, 0.3, steps, gradient, out var cGradient);

        Assert.Equal(Heat.Energy(u0, 0.3, steps), value);
        AssertGradient(u => Heat.Energy(u, 0.3, steps), u0, gradient);
        AssertGradient(c => Heat.Energy(u0, c[0], steps), [0.3], [cGradient]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void Selection_sort_is_differentiated(int length)
    {
        var values = Numbers(length, 2);
        var weights = Numbers(length, 3);
        var valuesGradient = new double[length];
        var weightsGradient = new double[length];

        var value = SelectionSort.WeightedSumValueAndGradient(values, weights, valuesGradient, weightsGradient);

        Assert.Equal(SelectionSort.WeightedSum(values, weights), value);
        AssertGradient(v => SelectionSort.WeightedSum(v, weights), values, valuesGradient);
        AssertGradient(w => SelectionSort.WeightedSum(values, w), weights, weightsGradient);
    }

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 1.0)]
    [InlineData(12, 0.1)]
    [InlineData(12, 1.0)]
    [InlineData(12, 100.0)]
    public void Break_and_continue_are_differentiated(int length, double limit)
    {
        var x = Numbers(length, 4);
        for (var i = 0; i < length; i++) x[i] += 0.5;
        var gradient = new double[length];

        var value = BreakAndContinue.SumOfProductsValueAndGradient(x, limit, gradient);

        Assert.Equal(BreakAndContinue.SumOfProducts(x, limit), value);
        AssertGradient(at => BreakAndContinue.SumOfProducts(at, limit), x, gradient);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Triangular_nest_is_differentiated(int length)
    {
        var x = Numbers(length, 5);
        var gradient = new double[length];

        var value = TriangularNest.ConvolutionEnergyValueAndGradient(x, gradient);

        Assert.Equal(TriangularNest.ConvolutionEnergy(x), value);
        AssertGradient(TriangularNest.ConvolutionEnergy, x, gradient);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(7, 0)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    public void Recursive_product_is_differentiated(int length, int zeros)
    {
        var x = Numbers(length, 6);
        for (var i = 0; i < zeros; i++) x[2 * i + 1] = 0;
        var gradient = new double[length];

        var value = RecursiveProduct.ProductValueAndGradient(x, 0, length, gradient);

        Assert.Equal(RecursiveProduct.Product(x, 0, length), value);
        AssertGradient(at => RecursiveProduct.Product(at, 0, length), x, gradient);
    }

    [Theory]
    [MemberData(nameof(GmmFiles))]
    public void Gmm_gives_the_reference(string name)
    {
        var data = GmmData.Parse(AdBenchData.Text($"{name}.txt"), name);
        var expected = GmmReference.Parse(AdBenchData.Text($"{name}.ref.json"), name);
        var alphas = new double[data.Alphas.Length];
        var means = new double[data.Means.Length];
        var icf = new double[data.Icf.Length];

        var value = Gmm.LogLikelihoodValueAndGradient(
            data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M, alphas, means, icf);

        Assert.Equal(
            Gmm.LogLikelihood(data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M), value);
        AssertClose([expected.Objective], [value], 1e-12);
        AssertClose(expected.Alphas, alphas, 1e-11);
        AssertClose(expected.Means, means, 1e-11);
        AssertClose(expected.Icf, icf, 1e-11);
    }

    [Fact]
    public void Gmm_does_not_overflow_where_exponentials_do()
    {
        // One dimension, two Gaussians, one far away, and alphas far apart.
        double[] alphas = [900, -900];
        double[] means = [0, 1000];
        double[] icf = [0.1, -0.2];
        double[] x = [0.3, 0.7, 999];
        var gradients = new double[6];

        Gmm.LogLikelihoodValueAndGradient(
            1, 2, 3, alphas, means, icf, x, 1.5, 2, gradients.AsSpan(0, 2), gradients.AsSpan(2, 2), gradients.AsSpan(4, 2));

        AssertGradient(at => Gmm.LogLikelihood(1, 2, 3, at[..2], at[2..4], at[4..], x, 1.5, 2), [.. alphas, .. means, .. icf], gradients);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bundle_adjustment_is_differentiated(bool withoutRotation)
    {
        double[] camera = [0.3, -0.5, 0.7, 0.1, 0.2, -0.4, 1.5, 0.05, -0.02, 0.1, -0.05];
        double[] point = [0.4, 0.3, 2];
        const double weight = 0.8;
        if (withoutRotation) camera.AsSpan(0, 3).Clear();
        var rows = new double[2, 15];

        BundleAdjustment.ReprojectionErrorRows(
            camera, point, weight, 0.1, 0.2, out var errorX, out var errorY, Row(rows, 0), Row(rows, 1));

        var expected = Error([.. camera, .. point, weight]);
        Assert.Equal((expected.X, expected.Y), (errorX, errorY));
        // The limit for no rotation is not what differences beside it see, so only the rest is compared there.
        double[] all = [.. camera, .. point, weight];
        var start = withoutRotation ? 3 : 0;
        AssertGradient(at => Error([.. all[..start], .. at]).X, all[start..], Row(rows, 0)[start..]);
        AssertGradient(at => Error([.. all[..start], .. at]).Y, all[start..], Row(rows, 1)[start..]);

        static (double X, double Y) Error(double[] at)
        {
            BundleAdjustment.ReprojectionError(at.AsSpan(0, 11), at.AsSpan(11, 3), at[14], 0.1, 0.2, out var x, out var y);
            return (x, y);
        }

        static Span<double> Row(double[,] rows, int row) =>
            System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref rows[row, 0], 15);
    }

    [Fact]
    public void Bundle_adjustment_without_rotation_has_the_derivatives_of_a_small_one()
    {
        double[] camera = [0, 0, 0, 0.1, 0.2, -0.4, 1.5, 0.05, -0.02, 0.1, -0.05];
        double[] point = [0.4, 0.3, 2];
        var atZero = new double[30];
        var beside = new double[30];

        BundleAdjustment.ReprojectionErrorRows(
            camera, point, 0.8, 0.1, 0.2, out _, out _, atZero.AsSpan(0, 15), atZero.AsSpan(15));
        camera[0] = 1e-9;
        BundleAdjustment.ReprojectionErrorRows(
            camera, point, 0.8, 0.1, 0.2, out _, out _, beside.AsSpan(0, 15), beside.AsSpan(15));

        AssertClose(beside, atZero, 1e-7);
    }

    [Fact]
    public void Weight_error_is_differentiated()
    {
        Assert.Equal((1 - 0.49, -1.4), BundleAdjustment.WeightErrorValueAndGradient(0.7));
        Assert.Equal(1 - 0.49, BundleAdjustment.WeightError(0.7));
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = 2 * random.NextDouble() - 1;
        return numbers;
    }

    private static void AssertGradient(Func<double[], double> function, double[] at, ReadOnlySpan<double> gradient)
    {
        var differences = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var coarse = Slope(i, 1e-3);
            var fine = Slope(i, 5e-4);
            differences[i] = fine + (fine - coarse) / 3;
        }
        AssertClose(differences, gradient, 1e-7);

        double Slope(int i, double step)
        {
            double[] above = [.. at];
            double[] below = [.. at];
            above[i] += step;
            below[i] -= step;
            return (function(above) - function(below)) / (above[i] - below[i]);
        }
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Max(Math.Abs(actual[i]), Math.Abs(expected[i])));
            Assert.True(error <= tolerance, $"[{i}]: {actual[i]:R} should be {expected[i]:R}: {error:E1}");
        }
    }
}
