using Autodiff;

namespace PyTorchTour.Programs;

/// <summary><c>y = x[0]^2 + x[1]^3</c>.</summary>
internal static class Indexing
{
    public static void Run(Report report)
    {
        var x = Tensor.Create<float>([2, 3]).RequiresGrad_();

        var y = x[0].Pow(2) + x[1].Pow(3);
        y.Backward();

        report.Figure("y", y.Item(), 31);
        report.Figures("x.Grad", x.Grad, [4, 27]);
    }
}
