using Autodiff;

namespace PyTorchTour.Programs;

/// <summary><c>z = sum(x w + b)</c> and its gradients.</summary>
internal static class LinearSum
{
    public static void Run(Report report)
    {
        var x = Tensor.Create<float>([[1, 2], [3, 4]]).RequiresGrad_();
        var w = Tensor.Create<float>([[5, 6], [7, 8]]).RequiresGrad_();
        var b = Tensor.Create<float>([[9, 10]]).RequiresGrad_();

        var z = (x.MatMul(w) + b).Sum();
        z.Backward();

        report.Figure("z", z.Item(), 172);
        report.Figures("x.Grad", x.Grad, [11, 15, 11, 15]);
        report.Figures("w.Grad", w.Grad, [4, 4, 6, 6]);
        report.Figures("b.Grad", b.Grad, [2, 2]);
    }
}
