using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>The gradient of a result that is not a leaf, and tensors without one.</summary>
internal static class RetainedGradient
{
    public static void Run(Report report)
    {
        var x = Tensor.Create<float>([1, 2]).RequiresGrad_();
        var y = x * 2;
        y.RetainGrad();
        y.Pow(2).Sum().Backward();

        report.Figures("y.Grad", y.Grad, [4, 8]);
        report.Figures("x.Grad", x.Grad, [8, 16]);
        report.Fact("x.Detach()", x.Detach().RequiresGrad, false);
        using (Autograd.NoGrad())
            report.Fact("under NoGrad", (x * 2).RequiresGrad, false);
    }
}
