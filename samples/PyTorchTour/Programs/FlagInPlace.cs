using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Asking for gradients after a tensor was made.</summary>
internal static class FlagInPlace
{
    public static void Run(Report report)
    {
        var a = Tensor.Create<float>([[0.3f, -1.2f], [2.5f, 0.7f]]);
        a = (a * 3) / (a - 1);
        report.Fact("a.RequiresGrad", a.RequiresGrad, false);

        a.RequiresGrad_();
        report.Fact("a.RequiresGrad", a.RequiresGrad, true);

        var b = (a * a).Sum();
        report.Fact("b.GradFn", b.GradFn, "<SumBackward0>");
    }
}
