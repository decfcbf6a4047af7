using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Several passes through one graph.</summary>
internal static class VectorJacobian
{
    public static void Run(Report report)
    {
        var inp = Tensor.Eye<float>(4, 5).RequiresGrad_();
        var o = (inp + 1).Pow(2).T();

        o.Backward(Tensor.OnesLike(o), retainGraph: true);
        report.Figures("first pass", inp.Grad, Diagonal(4, 2));

        o.Backward(Tensor.OnesLike(o), retainGraph: true);
        report.Figures("second pass, added", inp.Grad, Diagonal(8, 4));

        inp.ZeroGrad();
        o.Backward(Tensor.OnesLike(o), retainGraph: true);
        report.Figures("after zeroing", inp.Grad, Diagonal(4, 2));
    }

    private static double[] Diagonal(double on, double off) =>
        [.. Enumerable.Range(0, 20).Select(i => i / 5 == i % 5 ? on : off)];
}
