using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>What tensors print, and the operations that computed them.</summary>
internal static class GradientFunctions
{
    public static void Run(Report report)
    {
        var x = Tensor.Ones<float>(2, 2).RequiresGrad_();
        var y = x + 2;
        var z = y * y * 3;
        var o = z.Mean();
        o.Backward();

        report.Fact("x", x, "tensor([[1., 1.],\n        [1., 1.]], requires_grad=True)");
        report.Fact("y", y, "tensor([[3., 3.],\n        [3., 3.]], grad_fn=<AddBackward0>)");
        report.Fact("z", z, "tensor([[27., 27.],\n        [27., 27.]], grad_fn=<MulBackward0>)");
        report.Fact("out", o, "tensor(27., grad_fn=<MeanBackward0>)");
        report.Figures("x.Grad", x.Grad, [4.5, 4.5, 4.5, 4.5]);
    }
}
