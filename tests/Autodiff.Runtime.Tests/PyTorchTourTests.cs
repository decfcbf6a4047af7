using PyTorchTour;
using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>Every figure of the sample is as PyTorch has it.</summary>
public sealed class PyTorchTourTests
{
    public static TheoryData<string> Ids => [.. Tour.Programs.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Figures_are_as_PyTorch_has_them(string id)
    {
        var output = new StringWriter();
        var report = new Report(output);
        Tour.Programs.Single(p => p.Id == id).Run(report);
        Assert.True(report.Failures == 0, output.ToString());
    }

    [Fact]
    public void A_figure_that_differs_is_counted()
    {
        var report = new Report(TextWriter.Null);
        report.Figure("same", 1.000001, 1);
        report.Figures("same", Tensor.Create<float>([1, 2]), [1, 2]);
        report.Fact("same", true, true);
        Assert.Equal(0, report.Failures);
        report.Figure("off", 1.0001, 1);
        report.Figure("NaN", double.NaN, 1);
        report.Figures("off", Tensor.Create<float>([1, 2]), [1, 2.1]);
        report.Figures("short", Tensor.Create<float>([1]), [1, 2]);
        report.Figures("none", null, [1]);
        report.Fact("off", true, false);
        Assert.Equal(6, report.Failures);
    }
}
