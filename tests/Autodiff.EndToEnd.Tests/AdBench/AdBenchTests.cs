using Autodiff.Samples.AdBench.Data;
using Autodiff.Samples.AdBench.Problems;
using Xunit;

namespace Autodiff.EndToEnd.Tests.AdBench;

/// <summary>The sample's objective and derivatives on ADBench's data, against the published references.</summary>
public sealed class AdBenchTests
{
    public static TheoryData<string> GmmFiles => AdBenchData.Gmm;

    public static TheoryData<string> BundleAdjustmentFiles => AdBenchData.BundleAdjustment;

    [Theory]
    [MemberData(nameof(GmmFiles))]
    [MemberData(nameof(BundleAdjustmentFiles))]
    public void Objective_and_derivatives_are_those_of_the_reference(string name)
    {
        var problem = DataFile.Read(AdBenchData.PathOf($"{name}.txt")).ToProblem();

        var (error, against) = problem.Check();

        Assert.Equal(CheckedAgainst.Reference, against);
        Assert.True(error <= 1e-10, $"{error:E2}");
    }

    [Theory]
    [InlineData("gmm_1k_d2_K5")]
    [InlineData("ba1")]
    public void Objective_and_derivatives_are_those_of_finite_differences(string name)
    {
        var file = DataFile.Read(AdBenchData.PathOf($"{name}.txt")) with { Reference = null };

        var (error, against) = file.ToProblem().Check();

        Assert.Equal(CheckedAgainst.Differences, against);
        Assert.True(error <= 1e-6, $"{error:E2}");
    }

    [Theory]
    [InlineData("gmm_1k_d2_K5", "\"objective\": -5396", "\"objective\": -5397")]
    [InlineData("gmm_1k_d2_K5", "167.21527511", "167.21527611")]
    [InlineData("gmm_1k_d2_K5", "226.09595855", "226.09596855")]
    [InlineData("ba1", "0.10133583791", "0.10133683791")]
    [InlineData("ba1", "-803.7436233", "-803.7437233")]
    [InlineData("ba1", "-0.834044]", "-0.834045]")]
    [InlineData("ba1", "23867", "23868")]
    [InlineData("ba1", "987133", "987134")]
    public void A_wrong_number_is_seen(string name, string right, string wrong)
    {
        var file = DataFile.Read(AdBenchData.PathOf($"{name}.txt"));
        Assert.Contains(right, file.Reference);

        var (error, _) = (file with { Reference = file.Reference!.Replace(right, wrong) }).ToProblem().Check();

        Assert.True(error > 1e-10, $"{error:E2}");
    }

    [Theory]
    [InlineData("gmm_1k_d2_K5")]
    [InlineData("ba1")]
    public void Derivatives_are_computed_without_allocation(string name)
    {
        var problem = DataFile.Read(AdBenchData.PathOf($"{name}.txt")).ToProblem();
        problem.ComputeGradient();

        var before = GC.GetAllocatedBytesForCurrentThread();
        problem.ComputeGradient();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }
}
