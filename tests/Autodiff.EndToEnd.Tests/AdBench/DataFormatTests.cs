using Autodiff.Samples.AdBench.Data;
using Xunit;

namespace Autodiff.EndToEnd.Tests.AdBench;

/// <summary>What is wrong with a data file is said with the file's name and the place.</summary>
public sealed class DataFormatTests
{
    private const string Gmm = "1 2 2\n0.5\n-0.5\n1\n2\n0.1\n0.2\n3\n4\n1.5 0\n";
    private const string BundleAdjustment = "2 3 4\n1 2 3 4 5 6 7 8 9 10 11\n1 2 3\n0.5\n6 7\n";

    [Fact]
    public void Gmm_is_read()
    {
        var data = GmmData.Parse(Gmm, "a.txt");

        Assert.Equal((1, 2, 2, 1.5, 0), (data.D, data.K, data.N, data.Gamma, data.M));
        Assert.Equal([0.5, -0.5], data.Alphas);
        Assert.Equal([1, 2], data.Means);
        Assert.Equal([0.1, 0.2], data.Icf);
        Assert.Equal([3, 4], data.X);
    }

    [Fact]
    public void Bundle_adjustment_is_read_and_repeated()
    {
        var data = BundleAdjustmentData.Parse(BundleAdjustment, "a.txt");

        Assert.Equal((2, 3, 4), (data.CameraCount, data.PointCount, data.ObservationCount));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], data.Cameras);
        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2, 3], data.Points);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], data.Weights);
        Assert.Equal([6, 7, 6, 7, 6, 7, 6, 7], data.Features);
        Assert.Equal([0, 1, 0, 1], data.CameraOf);
        Assert.Equal([0, 1, 2, 0], data.PointOf);
    }

    [Fact]
    public void The_problem_is_recognised_by_content()
    {
        Assert.False(new DataFile("a.txt", Gmm, null).IsBundleAdjustment());
        Assert.True(new DataFile("a.txt", BundleAdjustment.Replace("\n", " \r\n"), null).IsBundleAdjustment());
        var error = Assert.Throws<DataFormatException>(() => new DataFile("a.txt", "1 2\n3\n", null).IsBundleAdjustment());
        Assert.Contains("line 1 has 2 numbers, line 2 has 1", error.Message);
    }

    [Theory]
    [InlineData("", "", "a.txt, line 1, column 1: the file ends where d, the dimension should be")]
    [InlineData("1 2 2", "0 2 2", "a.txt, line 1, column 1: d, the dimension should be a whole number from 1 to 10000000, and is '0'")]
    [InlineData("1 2 2", "1 2.5 2", "a.txt, line 1, column 3: k, the number of Gaussians should be a whole number")]
    [InlineData("1 2 2", "1 2 1000000", "a.txt, line 8, column 1: the sizes at its beginning ask for 1000000 numbers of the points")]
    [InlineData("-0.5", "x", "a.txt, line 3, column 1: alpha [1] should be a finite number, and is 'x'")]
    [InlineData("0.2", "NaN", "a.txt, line 7, column 1: the inverse covariance factors [1] should be a finite number, and is 'NaN'")]
    [InlineData("4", "1e999", "a.txt, line 9, column 1: the points [1] should be a finite number")]
    [InlineData("\n1.5 0\n", "\n", "a.txt, line 10, column 1: the file ends where gamma should be")]
    [InlineData("1.5 0", "-1.5 0", "gamma should be positive, and is -1.5")]
    [InlineData("1.5 0", "1.5 0 7", "a.txt, line 10, column 7: nothing should follow here")]
    public void A_malformed_gmm_is_refused_with_the_place(string right, string wrong, string message)
    {
        var text = right.Length == 0 ? wrong : Gmm.Replace(right, wrong);

        var error = Assert.Throws<DataFormatException>(() => GmmData.Parse(text, "a.txt"));

        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("2 3 4", "2 3 -4", "a.txt, line 1, column 5: p, the number of observations should be a whole number")]
    [InlineData("10 11", "10", "a.txt, line 6, column 1: the file ends where the feature [1] should be")]
    [InlineData("6 7\n", "6 7 8", "a.txt, line 5, column 5: nothing should follow here")]
    public void A_malformed_bundle_adjustment_is_refused_with_the_place(string right, string wrong, string message)
    {
        var error = Assert.Throws<DataFormatException>(() => BundleAdjustmentData.Parse(BundleAdjustment.Replace(right, wrong), "a.txt"));

        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"objective": "x", "jacobian": {"alpha": [], "mu": [], "q": [], "l": []}}""")]
    public void A_malformed_reference_is_refused(string text)
    {
        Assert.Contains("a.ref.json", Assert.Throws<DataFormatException>(() => GmmReference.Parse(text, "a.ref.json")).Message);
        Assert.Contains("a.ref.json", Assert.Throws<DataFormatException>(() => BundleAdjustmentReference.Parse(text, "a.ref.json")).Message);
    }
}
