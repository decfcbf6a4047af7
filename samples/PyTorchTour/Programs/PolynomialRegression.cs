using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Fits <c>a + b x + c x^2 + d x^3</c> to a sine by gradient descent.</summary>
internal static class PolynomialRegression
{
    public static void Run(Report report)
    {
        const double learningRate = 1e-6;
        var x = Tensor.Linspace<float>(-Math.PI, Math.PI, 2000);
        var y = x.Sin();
        var a = Tensor.Create(0.3f).RequiresGrad_();
        var b = Tensor.Create(-0.2f).RequiresGrad_();
        var c = Tensor.Create(0.1f).RequiresGrad_();
        var d = Tensor.Create(0.05f).RequiresGrad_();

        for (var step = 0; step < 2000; step++)
        {
            using var scope = Tensors.Scope();

            var prediction = a + b * x + c * x.Pow(2) + d * x.Pow(3);
            var loss = (prediction - y).Pow(2).Sum();
            loss.Backward();

            if (step == 0)
                report.Figure("loss at step 0", loss.Item(), 2162.5518);
            else if (step == 99)
                report.Figure("loss at step 99", loss.Item(), 836.43317);
            else if (step == 1999)
                report.Figure("loss at step 1999", loss.Item(), 9.18524, 1e-3);

            using (Autograd.NoGrad())
            {
                foreach (var parameter in (Tensor<float>[])[a, b, c, d])
                {
                    parameter.Sub_(parameter.Grad! * learningRate);
                    parameter.ZeroGrad();
                }
            }
        }

        report.Figure("a", a.Item(), 0.0086472, 1e-3);
        report.Figure("b", b.Item(), 0.8398663, 1e-3);
        report.Figure("c", c.Item(), -0.0014918, 1e-3);
        report.Figure("d", d.Item(), -0.0909301, 1e-3);
    }
}
