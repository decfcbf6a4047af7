using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>A branch that the data decides: the tape records what was run.</summary>
internal static class DynamicModel
{
    public static void Run(Report report)
    {
        foreach (var (t, value, gradient) in new[] { (5.0, new[] { 2.0, 4, 6 }, 2.0), (7.0, [0.5, 1, 1.5], 0.5) })
        {
            var x = Tensor.Create<float>([1, 2, 3]).RequiresGrad_();

            var y = Model(x, t);
            y.Backward(Tensor.OnesLike(y));

            report.Figures($"y, t = {t}", y, value);
            report.Figures($"x.Grad, t = {t}", x.Grad, [gradient, gradient, gradient]);
        }
    }

    private static Tensor<float> Model(Tensor<float> x, double t)
    {
        if (x.Sum() > t)
            return x * 2;
        return x / 2;
    }
}
