using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Binary cross entropy of one linear layer.</summary>
internal static class LogisticLoss
{
    public static void Run(Report report)
    {
        var x = Tensor.Ones<float>(5);
        var y = Tensor.Zeros<float>(3);
        var w = ((Tensor.Arange<float>(15).Reshape(5, 3) - 7) / 10).RequiresGrad_();
        var b = Tensor.Create<float>([0.1f, -0.2f, 0.3f]).RequiresGrad_();

        var z = x.MatMul(w) + b;
        var loss = z.BinaryCrossEntropyWithLogits(y);
        loss.Backward();

        double[] gradient = [0.13377078, 0.15005533, 0.22999150];
        report.Figure("loss", loss.Item(), 0.76075155);
        report.Figures("b.Grad", b.Grad, gradient);
        report.Figures("w.Grad", w.Grad, [.. gradient, .. gradient, .. gradient, .. gradient, .. gradient]);
    }
}
